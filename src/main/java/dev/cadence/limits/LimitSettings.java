package dev.cadence.limits;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How many requests are answered, in tokens a minute: a read costs one and a write {@link RequestLimits#WRITE}.
///
/// @param requestsPerAccount for each account, by whatever sessions and keys; `CADENCE_REQUESTS_PER_ACCOUNT`
/// @param requestsPerAddress for each address, of those who have not proven who they are; `CADENCE_REQUESTS_PER_ADDRESS`
@Validated
@ConfigurationProperties("cadence.limits")
record LimitSettings(
        @Min(value = 10, message = PER_ACCOUNT) @Max(value = Allowance.LARGEST_QUOTA,
                message = PER_ACCOUNT) long requestsPerAccount,
        @Min(value = 10, message = PER_ADDRESS) @Max(value = Allowance.LARGEST_QUOTA,
                message = PER_ADDRESS) long requestsPerAddress) {

    private static final String PER_ACCOUNT = "CADENCE_REQUESTS_PER_ACCOUNT is not between 10 and 10000000";

    private static final String PER_ADDRESS = "CADENCE_REQUESTS_PER_ADDRESS is not between 10 and 10000000";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    Allowance perAccount() {
        return new Allowance("requests", requestsPerAccount, MINUTE);
    }

    Allowance perAddress() {
        return new Allowance("requests", requestsPerAddress, MINUTE);
    }

}
