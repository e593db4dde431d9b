package dev.cadence.accounts;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class TotpTests {

    private static final Totp OF_THE_STANDARD = new Totp("12345678901234567890".getBytes(US_ASCII));

    /// The vectors of RFC 6238, appendix B, cut to six digits.
    @ParameterizedTest
    @CsvSource({ "59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037",
            "20000000000, 353130" })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(OF_THE_STANDARD.codeAt(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({ "29, 0", "30, 1", "59, 1", "60, 2", "89, 2" })
    void aCodeIsOfItsStep(long seconds, long step) {
        var time = Instant.ofEpochSecond(seconds);

        assertThat(OF_THE_STANDARD.stepOf(OF_THE_STANDARD.codeAt(time), time)).hasValue(step);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "28708", "2870822", "abcdef", "२८७०८२" })
    void whatIsNoCodeIsOfNoStep(String code) {
        assertThat(OF_THE_STANDARD.stepOf(code, Instant.ofEpochSecond(59))).isEmpty();
    }

    @Test
    void anAppReadsTheSecretOffTheAddress() {
        assertThat(OF_THE_STANDARD.address("ada+test@example.com")).isEqualTo(
                "otpauth://totp/Cadence:ada%2Btest%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cadence");
    }

    @Test
    void secretsHave160BitsAndAreNotPrinted() {
        var totp = Totp.next();

        assertThat(totp.secret()).hasSize(20);
        assertThat(totp.base32()).hasSize(32);
        assertThat(totp.toString()).isEqualTo("Totp");
    }

}
