package dev.cadence.shared;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// Does what has fallen due. Rows say when they are due in an indexed column. A sweep claims
/// them with `for update skip locked`, so that any number of instances may sweep at once; one
/// that only asks the provider, and changes nothing by asking twice, may leave that out.
public interface Sweep {

    /// Names the sweep in logs and metrics, such as `bookings.due`.
    String name();

    /// Does one batch of what is due.
    /// @return how many rows were worked on; 0 when nothing is left to do now
    int sweep();

    /// When the oldest waiting row falls or fell due; null when nothing waits.
    @Nullable Instant nextDue();

}
