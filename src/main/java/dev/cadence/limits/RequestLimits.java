package dev.cadence.limits;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.distributed.proxy.BucketNotFoundException;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/// Counts requests, at a small fraction of a round trip each: most are counted in memory, and the database is told now
/// and then. Each further instance that a holder's requests reach may therefore grant a fiftieth of the quota too many.
///
/// Limits must not be what makes requests fail: when the database does not answer, none are kept.
@Component
class RequestLimits {

    /// What a request costs that only reads.
    static final long READ = 1;

    /// What every other request costs.
    static final long WRITE = 5;

    /// How many holders are counted in memory; a few kilobytes each. Of one that is
    /// dropped up to a fiftieth of its quota
    /// is forgotten.
    private static final int HOLDERS = 10_000;

    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(RequestLimits.class);

    private final ConcurrentMap<String, Long> held = new ConcurrentHashMap<>();

    private final AtomicReference<Instant> lastComplaint = new AtomicReference<>(Instant.MIN);

    private final LoadingCache<Holder, Bucket> counted;

    private final Buckets buckets;

    private final LimitSettings settings;

    private final Clock clock;

    RequestLimits(Buckets buckets, LimitSettings settings, Clock clock) {
        this.counted = Caffeine.newBuilder()
            .maximumSize(HOLDERS)
            .expireAfterAccess(settings.perAccount().window().multipliedBy(2))
            .build(holder -> buckets.cheap(holder.allowance, holder.name));
        this.buckets = buckets;
        this.settings = settings;
        this.clock = clock;
    }

    /// Holds tokens of an address for a request whose sender is yet to be found out, so
    /// that it counts before it costs a
    /// query. They are to be released, whatever was found out.
    /// @return as all methods here: empty when the request cannot be counted
    Optional<Limited> hold(String address, long tokens) {
        var all = held.merge(address, tokens, Long::sum);
        return ask(settings.perAddress(), address, bucket -> {
            var left = Buckets.look(bucket);
            return new Take(left.remaining() >= all, Math.max(0, left.remaining() - all), left.renewal());
        });
    }

    void release(String address, long tokens) {
        held.computeIfPresent(address, (_, all) -> all > tokens ? all - tokens : null);
    }

    Optional<Limited> takeOfAddress(String address, long tokens) {
        return ask(settings.perAddress(), address, bucket -> Buckets.take(bucket, tokens));
    }

    Optional<Limited> takeOfAccount(String account, long tokens) {
        return ask(settings.perAccount(), account, bucket -> Buckets.take(bucket, tokens));
    }

    private Optional<Limited> ask(Allowance allowance, String holder, Function<Bucket, Take> question) {
        try {
            return Optional.of(new Limited(allowance, count(new Holder(allowance, holder), question)));
        }
        catch (RuntimeException failure) {
            // The library tells a failed statement in more than one way.
            complainOf(failure);
            return Optional.empty();
        }
    }

    private Take count(Holder holder, Function<Bucket, Take> question) {
        var bucket = counted.get(holder);
        try {
            return question.apply(bucket);
        }
        catch (BatchFailedException failure) {
            if (!(failure.getCause() instanceof BucketNotFoundException)) {
                throw failure;
            }
            // The library counts requests that come at once together, for which the row
            // must be there already.
            buckets.exact(holder.allowance, holder.name).getAvailableTokens();
            return question.apply(bucket);
        }
    }

    private void complainOf(RuntimeException failure) {
        var now = clock.instant();
        var last = lastComplaint.get();
        if (!last.isAfter(now.minus(BETWEEN_COMPLAINTS)) && lastComplaint.compareAndSet(last, now)) {
            log.error("Requests cannot be counted; until they can, none is refused for being too many", failure);
        }
    }

    private record Holder(Allowance allowance, String name) {
    }

}
