package dev.cadence.bookings;

import java.util.Set;

/// Where a booking stands.
enum Stage {

    /// The engineer is held and has yet to answer.
    REQUESTED,
    /// Accepted; work has not begun, or has begun without a trial and waits for the first
    /// payment.
    SCHEDULED,
    /// The free hours run, or have just lapsed while the first week is being charged.
    TRIAL,
    /// Every week that has begun is paid, but for the newest whose charge is under way.
    ACTIVE,
    /// A week was not paid; work pauses until it is.
    PAST_DUE,
    /// The company's bank disputes a week; work pauses until the dispute is closed.
    SUSPENDED,
    /// The engineer said no, or takes no bookings any more.
    DECLINED,
    /// The engineer did not answer in time.
    EXPIRED,
    /// The founder took the request back.
    WITHDRAWN,
    /// Work was possible once, and is over.
    ENDED;

    /// Those in which a booking has not come to its end.
    static final Set<Stage> LIVE = Set.of(REQUESTED, SCHEDULED, TRIAL, ACTIVE, PAST_DUE, SUSPENDED);

    /// Whether a booking in this stage keeps its engineer from being booked by others.
    boolean live() {
        return LIVE.contains(this);
    }

    boolean leadsTo(Stage next) {
        return switch (this) {
            case REQUESTED -> next == SCHEDULED || next == DECLINED || next == EXPIRED || next == WITHDRAWN;
            case SCHEDULED -> next == TRIAL || next == ACTIVE || next == PAST_DUE || next == ENDED;
            case TRIAL -> next == ACTIVE || next == PAST_DUE || next == ENDED;
            case ACTIVE -> next == PAST_DUE || next == SUSPENDED || next == ENDED;
            case PAST_DUE -> next == ACTIVE || next == SUSPENDED || next == ENDED;
            case SUSPENDED -> next == ACTIVE || next == ENDED;
            case DECLINED, EXPIRED, WITHDRAWN, ENDED -> false;
        };
    }

}
