package dev.cadence.matching;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Whoever asks for a shortlist before all engineers were read waits for that, before anything else is done for them.
@CadenceTest
record PoolFillingTests(Pool pool, TransactionOperations transactions,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    @Test
    void aShortlistWaitsUntilAllWereReadAndReadingOneDoesNot() throws Exception {
        var filling = new PoolFilling(pool, transactions);
        var asked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var question = threads.submit(() -> {
                asked.countDown();
                return passes(filling, "POST");
            });

            assertThat(passes(filling, "GET")).isTrue();
            asked.await(1, TimeUnit.MINUTES);
            assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> question.get(300, TimeUnit.MILLISECONDS));
            filling.fill();
            assertThat(question.get(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({ "POST, /v1/briefs/1/shortlists, true", "POST, /v1/shortlists/1/bookings, false" })
    void onlyWhoeverComparesThemWaits(String method, String path, boolean waits) throws Exception {
        var request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);

        var handling = Objects.requireNonNull(mappings.getHandler(request));

        assertThat(handling.getInterceptorList().stream().anyMatch(PoolFilling.class::isInstance)).isEqualTo(waits);
    }

    private static boolean passes(PoolFilling filling, String method) throws InterruptedException {
        return filling.preHandle(new MockHttpServletRequest(method, "/"), new MockHttpServletResponse(), "");
    }

}
