package dev.cadence.limits;

import java.util.function.Supplier;

import dev.cadence.shared.Refusal;
import io.github.bucket4j.BucketExceptions.BucketExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Allowances that are kept exactly: each take is settled in the database before its answer, so that however many
/// instances are asked at once, a quota of ten grants ten. For what must not be tried at will, such as signing in or
/// having a code sent; a take costs three round trips.
///
/// Each stands in a transaction of its own, which no rollback takes back, and is refused within another: that one would
/// hold a second connection while it waits for the first.
@Service
@Transactional(propagation = Propagation.NEVER)
public class Allowances {

    private static final Logger log = LoggerFactory.getLogger(Allowances.class);

    private final Buckets buckets;

    Allowances(Buckets buckets) {
        this.buckets = buckets;
    }

    /// Takes one token, if there is one.
    /// @param holder whose allowance it is, such as an address, or an account and an
    /// address; any text
    /// @throws Refusal `limits-unavailable` when that cannot be told
    public Take take(Allowance allowance, String holder) {
        return settled(() -> Buckets.take(buckets.exact(allowance, holder), 1));
    }

    /// Takes one token, or refuses. Of several allowances, called one after the other,
    /// the earlier ones keep what a later one refuses.
    /// @throws Refusal `too-many-requests` when there is none left, `limits-unavailable`
    /// when that cannot be told
    public void require(Allowance allowance, String holder) {
        var take = take(allowance, holder);
        if (!take.granted()) {
            throw take.refusal();
        }
    }

    /// What a take would find, without taking.
    /// @throws Refusal `limits-unavailable` when that cannot be told
    public Take look(Allowance allowance, String holder) {
        return settled(() -> Buckets.look(buckets.exact(allowance, holder)));
    }

    /// Gives one token back that was taken, such as for a sign-in that succeeded. There
    /// are never more than the quota:
    /// what was taken in a window that has ended since is whole already. When it cannot
    /// be given back it stays taken.
    public void giveBack(Allowance allowance, String holder) {
        try {
            buckets.exact(allowance, holder).addTokens(1);
        }
        catch (BucketExecutionException failure) {
            log.warn("A token of {} could not be given back: {}", allowance.name(), failure.getMessage());
        }
    }

    private static Take settled(Supplier<Take> take) {
        try {
            return take.get();
        }
        catch (BucketExecutionException failure) {
            log.warn("A limit could not be checked, so what it limits is refused: {}", failure.getMessage());
            throw Refusal.unavailable("limits-unavailable", "This cannot be allowed just now. Ask again in a moment.");
        }
    }

}
