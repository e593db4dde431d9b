package dev.cadence.notices;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.cadence.notices.WebhookSender.Outcome;
import dev.cadence.shared.Refusal;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Whoever names an endpoint reaches nothing through us that they could not reach without.
class WebhookGuardTests {

    private static final WebhookSettings PRODUCTION = new WebhookSettings(false, Duration.ofSeconds(2),
            Duration.ofSeconds(2));

    private static final WebhookSettings DEVELOPMENT = new WebhookSettings(true, Duration.ofSeconds(2),
            Duration.ofSeconds(2));

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "127.8.8.8", "2130706433", "10.0.0.1", "172.16.0.1", "172.31.255.255",
            "192.168.0.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "0.0.0.0", "224.0.0.1",
            "255.255.255.255", "198.18.0.1", "240.0.0.1", "[::1]", "[::]", "[fe80::1]", "[fc00::1]", "[fd00:ec2::254]",
            "[ff02::1]", "[fec0::1]", "[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[::7f00:1]", "[64:ff9b::7f00:1]",
            "[64:ff9b:1::1]", "[2002:7f00:1::]", "localhost", "no-such-host.invalid" })
    void nothingThatIsNotPublicIsTakenForAnEndpoint(String host) {
        assertRefused(targets(PRODUCTION), "https://%s/".formatted(host));
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://93.184.216.34/", "ftp://93.184.216.34/", "file:///etc/passwd",
            "https:93.184.216.34", "//93.184.216.34/", "https://user:word@93.184.216.34/",
            "https://93.184.216.34/#part", "https://", "x", "https://a b/", "https://[::1/" })
    void nothingElseThanHttpsIsTakenForAnEndpoint(String url) {
        assertRefused(targets(PRODUCTION), url);
    }

    @Test
    void publicAddressesAreTakenAndInDevelopmentThisMachineAndNoOther() {
        targets(PRODUCTION).require("https://93.184.216.34:8443/hooks?a=b");
        targets(PRODUCTION).require("https://[2606:4700::1111]/");
        targets(DEVELOPMENT).require("http://127.0.0.1:9/");
        assertRefused(targets(DEVELOPMENT), "http://10.0.0.1/");
        assertRefused(targets(DEVELOPMENT), "http://169.254.169.254/");
    }

    /// A name that led elsewhere when it was named, and an address that was never asked.
    @Test
    void whatANameLeadsToIsLookedAtWhenItIsConnectedTo() throws Exception {
        try (var here = new Receiver(Receiver.status(200))) {
            var asked = new AtomicInteger();
            var sender = new WebhookSender(PRODUCTION, targets(PRODUCTION), new Names(asked));
            var port = here.url().replaceAll("\\D+127.0.0.1", "");

            for (var url : new String[] { "http://rebound.example" + port, here.url(),
                    "http://[::ffff:127.0.0.1]" + port }) {
                var outcome = sender.send(url, Map.of(), "{}");
                assertThat(outcome.status()).as(url).isNull();
                assertThat(outcome.failure()).as(url).isEqualTo("FilteredHostException");
            }
            assertThat(asked).hasPositiveValue();
            assertThat(here.taken()).isEmpty();
            sender.close();
        }
    }

    /// As a name server may give it, in an AAAA record.
    @Test
    void anInternalAddressInTheClothesOfAnotherKindIsNotConnectedTo() throws Exception {
        var bytes = new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1 };
        var mapped = Inet6Address.getByAddress("mapped.example", bytes, -1);
        assertThat(mapped).isInstanceOf(Inet6Address.class).returns(bytes, InetAddress::getAddress);

        for (var settings : List.of(PRODUCTION, DEVELOPMENT)) {
            assertThat(targets(settings).addresses().matches(mapped)).isFalse();
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (var inside = new Receiver(Receiver.status(200)); var outside = new Receiver(exchange -> {
            exchange.getResponseHeaders().set("Location", inside.url());
            exchange.sendResponseHeaders(307, -1);
        })) {
            assertThat(sent(outside).status()).isEqualTo(307);
            assertThat(inside.taken()).isEmpty();
        }
    }

    @Test
    void anEndlessAnswerIsReadToItsThousandthByte() throws Exception {
        try (var endless = new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            for (;;) {
                out.write("more ".repeat(2_000).getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        })) {
            var outcome = sent(endless);

            assertThat(outcome.status()).isEqualTo(200);
            assertThat(outcome.answer()).hasSize(WebhookSender.LONGEST_ANSWER);
            assertThat(outcome.millis()).isLessThan(2_000);
        }
    }

    @Test
    void anAnswerThatTricklesIsCutWhenTheTimeIsOver() throws Exception {
        try (var slow = new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (;;) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        })) {
            var outcome = sent(slow);

            assertThat(outcome.status()).isNull();
            assertThat(outcome.failure()).isEqualTo("took longer than 2 s");
            assertThat(outcome.millis()).isBetween(1_900, 10_000);
        }
    }

    @Test
    void whatAnAnswerSaysIsKeptAsTextThatTheDatabaseTakes() throws Exception {
        try (var odd = new Receiver(exchange -> {
            exchange.sendResponseHeaders(500, 0);
            exchange.getResponseBody().write(new byte[] { 'a', 0, (byte) 0xff, 'b' });
        })) {
            assertThat(sent(odd).answer()).isEqualTo("a\uFFFD\uFFFDb");
        }
    }

    private static Outcome sent(Receiver receiver) throws Exception {
        var sender = new WebhookSender(DEVELOPMENT, targets(DEVELOPMENT), SystemDefaultDnsResolver.INSTANCE);
        try {
            return sender.send(receiver.url(), Map.of(), "{}");
        }
        finally {
            sender.close();
        }
    }

    private static WebhookTargets targets(WebhookSettings settings) {
        return new WebhookTargets(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    private static void assertRefused(WebhookTargets targets, String url) {
        assertThatExceptionOfType(Refusal.class).as(url)
            .isThrownBy(() -> targets.require(url))
            .returns("webhook-url-refused", Refusal::code);
    }

    /// Every name leads to this machine.
    private record Names(AtomicInteger asked) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            asked.incrementAndGet();
            return new InetAddress[] { InetAddress.getByAddress(host, new byte[] { 127, 0, 0, 1 }) };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

    }

}
