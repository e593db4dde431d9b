package dev.cadence.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.hc.client5.http.DnsResolver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(30)
class NameLookupTests {

    private final CountDownLatch never = new CountDownLatch(1);

    private final AtomicInteger begun = new AtomicInteger();

    private NameLookup names = names(Duration.ofSeconds(20));

    @AfterEach
    void close() {
        never.countDown();
        names.close();
    }

    @Test
    void aNameIsFound() throws Exception {
        assertThat(names.resolve("here.example")).containsExactly(InetAddress.getLoopbackAddress());
    }

    @Test
    void aNameThatIsUnknownIsUnknown() {
        assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.resolve("unknown.example"))
            .withMessage("unknown.example");
    }

    @Test
    void whileNobodyAnswersForANameOthersAreFound() throws Exception {
        try (var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
            waiting.submit(() -> names.resolve("dead.example"));

            assertThat(names.resolve("here.example")).isNotEmpty();
            never.countDown();
        }
    }

    @Test
    void aNameThatNobodyAnswersForIsUnknownInTimeAndLookedUpOnceHoweverOftenItIsAskedFor() {
        names.close();
        names = names(Duration.ofMillis(100));

        for (var lookup = 0; lookup < 3; lookup++) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.resolve("dead.example"))
                .withMessageContaining("in time");
        }
        assertThat(begun.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void namesThatNobodyWaitsForAnyMoreKeepNobodyWaiting() throws Exception {
        names.close();
        names = names(Duration.ofMillis(100));
        for (var one : List.of("dead.one", "dead.two", "dead.three", "dead.four")) {
            assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> names.resolve(one));
        }

        never.countDown();

        Awaitility.await().until(() -> isFound("here.example"));
        assertThat(begun).as("the two that had begun").hasValue(2);
    }

    private boolean isFound(String name) {
        try {
            return names.resolve(name).length > 0;
        }
        catch (UnknownHostException late) {
            return false;
        }
    }

    private NameLookup names(Duration atMost) {
        return new NameLookup(new Slow(), atMost, 2);
    }

    /// Of one name it never says anything, and cannot be stopped from trying.
    private final class Slow implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (host.startsWith("unknown")) {
                throw new UnknownHostException(host);
            }
            if (host.startsWith("dead")) {
                begun.incrementAndGet();
                waitForEver();
            }
            return new InetAddress[] { InetAddress.getLoopbackAddress() };
        }

        private void waitForEver() {
            while (never.getCount() > 0) {
                try {
                    never.await();
                }
                catch (InterruptedException ignored) {
                    // A look-up of the system's does not notice either.
                }
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

    }

}
