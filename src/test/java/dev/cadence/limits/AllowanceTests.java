package dev.cadence.limits;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AllowanceTests {

    @ParameterizedTest
    @CsvSource({ "sign-ins, 0, PT1M", "sign-ins, 10000001, PT1M", "sign-ins, 10, PT0S", "sign-ins, 10, -PT1M",
            "sign-ins, 10, PT1.5S", "sign-ins, 10, PT24H1S", "'', 10, PT1M", "Sign Ins, 10, PT1M", "a\"b, 10, PT1M" })
    void anAllowanceThatCannotBeKeptIsABug(String name, long quota, Duration window) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Allowance(name, quota, window));
    }

    @Test
    void theLargestAndTheSmallestCanBeKept() {
        assertThatCode(() -> {
            new Allowance("sign-ins", 10_000_000, Duration.ofDays(1));
            new Allowance("s", 1, Duration.ofSeconds(1));
        }).doesNotThrowAnyException();
    }

}
