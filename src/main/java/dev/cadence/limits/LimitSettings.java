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
record LimitSettings(@Min(10) @Max(Allowance.LARGEST_QUOTA) long requestsPerAccount,
        @Min(10) @Max(Allowance.LARGEST_QUOTA) long requestsPerAddress) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    Allowance perAccount() {
        return new Allowance("requests", requestsPerAccount, MINUTE);
    }

    Allowance perAddress() {
        return new Allowance("requests", requestsPerAddress, MINUTE);
    }

}
