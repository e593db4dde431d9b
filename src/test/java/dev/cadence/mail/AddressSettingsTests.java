package dev.cadence.mail;

import java.net.URI;

import jakarta.validation.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressSettingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = { "https://api.example.com", "https://api.example.com/", "https://example.com:8443/cadence" })
    void theAddressIsReachedByTls(String url) {
        assertThat(faults(new AddressSettings(URI.create(url)))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://api.example.com", "http://localhost:8080", "https://user:secret@example.com",
            "https://example.com?a=b", "https://example.com#a", "https:api", "api.example.com", "javascript:alert(1)" })
    void anyOtherStopsTheStart(String url) {
        assertThat(faults(new AddressSettings(URI.create(url)))).isEqualTo(1);
    }

    @Test
    void withoutOneNothingHasAnAddress() {
        assertThat(faults(new AddressSettings(null))).isZero();
        assertThat(new AddressSettings(null).at("/v1")).isNull();
    }

    @Test
    void aPathFollowsTheAddressHoweverThatEnds() {
        assertThat(new AddressSettings(URI.create("https://example.com/")).at("/v1?a=b"))
            .hasToString("https://example.com/v1?a=b");
        assertThat(new AddressSettings(URI.create("https://example.com/cadence")).at("/v1"))
            .hasToString("https://example.com/cadence/v1");
    }

    private static int faults(AddressSettings settings) {
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            return factory.getValidator().validate(settings).size();
        }
    }

}
