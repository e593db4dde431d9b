package dev.cadence.advisor;

import java.time.Duration;

import dev.cadence.limits.Allowance;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How much advice is given away: `CADENCE_ADVICE_PER_MINUTE`.
///
/// @param perMinute to one account, or to one address of those who are not signed in
@Validated
@ConfigurationProperties("cadence.advisor")
record AdviceSettings(@DefaultValue("60") @Min(1) @Max(10_000_000) long perMinute) {

    Allowance allowance() {
        return new Allowance("advice", perMinute, Duration.ofMinutes(1));
    }

}
