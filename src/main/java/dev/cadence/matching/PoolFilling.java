package dev.cadence.matching;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Reads all engineers as soon as an instance is ready, beside its first requests: a few seconds for 100,000 of them.
/// Requests that compare them wait for that before they hold anything that others need: an `Idempotency-Key` is taken
/// in the transaction of what is asked.
@Component
class PoolFilling implements HandlerInterceptor, WebMvcConfigurer {

    /// Several times as long as it takes for a roster of the size that Cadence is
    /// measured with. Then whoever asks reads them in its own time.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final CountDownLatch filled = new CountDownLatch(1);

    private final Pool pool;

    private final TransactionOperations transactions;

    PoolFilling(Pool pool, TransactionOperations transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    @Async
    @EventListener(ApplicationReadyEvent.class)
    void fill() {
        try {
            transactions.executeWithoutResult(begun -> pool.upToDate());
        }
        finally {
            filled.countDown();
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns(ShortlistController.OF_A_BRIEF);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (HttpMethod.POST.matches(request.getMethod())) {
            filled.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
        return true;
    }

}
