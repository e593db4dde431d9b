package dev.cadence.limits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

    @ParameterizedTest
    @CsvSource({ "203.0.113.7, 203.0.113.7", "::ffff:203.0.113.7, 203.0.113.7", "2001:db8:1:2::1, 20010db800010002/64",
            "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64", "2001:db8:1:3::1, 20010db800010003/64",
            "0:0:0:0:0:0:0:1, 0000000000000000/64" })
    void anAddressStandsForItsSubscriber(String remote, String subscriber) {
        assertThat(ClientAddress.of(remote)).isEqualTo(subscriber);
    }

    @ParameterizedTest
    @CsvSource({ "unknown", "203.0.113.7:4711", "example.com", "''" })
    void whatIsNoAddressIsNotLookedUpAndStandsForItself(String remote) {
        assertThat(ClientAddress.of(remote)).isEqualTo(remote);
    }

}
