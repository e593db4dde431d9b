package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent.Deal;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.vetting.Tier;
import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/// One company's engagement of one engineer: a request, a free trial, and paid weeks until somebody stops.
///
/// What falls due by itself has its instant in `dueAt`: the request's expiry, the agreed start, the trial's end, the
/// next week. Every command first lets the time that has passed take effect, so that a rule depends on the clock alone
/// and never on how late a sweep is. Between the begin of a week and the outcome of its charge nothing is due here:
/// billing tells the outcome.
@Entity
class Booking extends Agreement {

    private @Enumerated(EnumType.STRING) Stage stage;

    private @Nullable Instant acceptedAt;

    private @Nullable Instant startedAt;

    private @Embedded @EmbeddedColumnNaming("weeks_%s") Weeks weeks;

    /// Null only as read from the database, when nothing of it is known.
    private @Embedded @Nullable Ending ending = Ending.NONE;

    private @Enumerated(EnumType.STRING) @Nullable Cause removedFor;

    private @Nullable Instant suspendedAt;

    /// Since when it waits for an admin, because its engineer is suspended.
    private @Nullable Instant toSettleSince;

    private @Nullable Instant dueAt;

    private @Version @Nullable Long version;

    /// Requests an engineer.
    /// @param agreedStart when work is to start; null for on acceptance
    Booking(Engagement engagement, Terms terms, @Nullable Instant agreedStart, Instant now) {
        super(engagement, terms, agreedStart, now);
        this.stage = Stage.REQUESTED;
        this.weeks = Weeks.NONE;
        this.dueAt = respondBy();
        registerEvent(new BookingEvent.Requested(id(), parties(), respondBy(), now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Booking() {
    }

    /// The engineer says yes. Work starts now, or at the start agreed if that is still
    /// ahead.
    Booking accept(Instant time) {
        // Another instance's clock may be ahead of this one's.
        var now = time.isAfter(requestedAt()) ? time : requestedAt();
        fallDue(now);
        if (acceptedAt != null && stage.live()) {
            return this;
        }
        become(Stage.SCHEDULED);
        acceptedAt = now;
        var start = startIfAcceptedAt(now);
        dueAt = start;
        registerEvent(new BookingEvent.Accepted(id(), parties(), start, now));
        return fallDue(now);
    }

    Booking decline(Instant now) {
        fallDue(now);
        return stage == Stage.DECLINED ? this : lapse(Stage.DECLINED, now);
    }

    Booking withdraw(Instant now) {
        fallDue(now);
        return stage == Stage.WITHDRAWN ? this : lapse(Stage.WITHDRAWN, now);
    }

    /// Its engineer is suspended. A request is declined, as if by the engineer; work that
    /// was agreed on goes on until an admin has settled it. Told twice, it changes
    /// nothing.
    Booking loseEngineer(Instant now) {
        fallDue(now);
        if (stage == Stage.REQUESTED) {
            return lapse(Stage.DECLINED, now);
        }
        toSettleSince = toSettleSince == null && stage.live() ? now : toSettleSince;
        return this;
    }

    /// Its engineer is not suspended any more.
    Booking regainEngineer(Instant now) {
        toSettleSince = null;
        return fallDue(now);
    }

    /// The founder stops, without notice. Before the first week it ends now and nothing
    /// is charged; in a week it ends with the week, or now if asked for, and the week
    /// stays paid for. A week that is past due is not paid any more.
    Booking cancel(boolean immediately, @Nullable String reason, Instant now) {
        fallDue(now);
        if (ending().alreadyIs(EndReason.CANCELLED, immediately, now)) {
            return this;
        }
        requireAccepted("be cancelled");
        var end = immediately ? now : weeks.endFrom(now);
        ending = ending().cancelled(now, end, reason);
        registerEvent(new BookingEvent.Cancelled(id(), parties(), end, now));
        return headFor(end, now);
    }

    /// The founder goes on after all, as long as the cancellation has not taken effect.
    Booking takeCancellationBack(Instant now) {
        fallDue(now);
        if (!ending().canBeTakenBack(now) || !stage.live() || workPausesUnpaid()) {
            throw Refusal.conflict("no-cancellation-pending", "There is no cancellation that could be taken back.");
        }
        ending = Ending.NONE;
        dueAt = weeks.awaitPayment() || stage == Stage.SUSPENDED ? null : weeks.newest().end();
        registerEvent(new BookingEvent.CancellationTakenBack(id(), parties(), now));
        return this;
    }

    /// The engineer stops: with the week that runs, or now, and then what is unused of it
    /// is owed back to the company.
    Booking resign(boolean immediately, Instant now) {
        fallDue(now);
        if (ending().alreadyIs(EndReason.RESIGNED, immediately, now)) {
            return this;
        }
        requireAccepted("be resigned from");
        var end = immediately ? now : weeks.endFrom(now);
        registerEvent(new BookingEvent.Resigned(id(), parties(), end, now));
        if (!end.isAfter(now)) {
            return stopNow(EndReason.RESIGNED, now);
        }
        ending = ending().resigned(end);
        return headFor(end, now);
    }

    /// An admin removes the engineer for cause: work ends now, and what is unused of the
    /// week is owed back to the company.
    Booking remove(Cause cause, Instant now) {
        fallDue(now);
        if (ending().alreadyIs(EndReason.REMOVED, true, now)) {
            return this;
        }
        requireAccepted("be removed from");
        removedFor = cause;
        return stopNow(EndReason.REMOVED, now);
    }

    private Booking headFor(Instant end, Instant now) {
        if (workPausesUnpaid()) {
            registerEvent(new BookingEvent.WeekAbandoned(id(), weeks.newest(), now));
        }
        else if (!weeks.awaitPayment()) {
            dueAt = end;
        }
        return fallDue(now);
    }

    private Booking stopNow(EndReason reason, Instant now) {
        if (weeks.awaitPayment()) {
            registerEvent(new BookingEvent.WeekAbandoned(id(), weeks.newest(), now));
        }
        end(reason, now);
        return reason.owesUnused() && weeks.newestIsPaid() ? cutShort(now) : this;
    }

    private Booking cutShort(Instant now) {
        var cut = new BookingEvent.WeekCutShort(id(), parties(), deal(), weeks.newest(), ending().requireOver(), now);
        if (cut.unused().minor() > 0) {
            registerEvent(cut);
        }
        return this;
    }

    /// Billing has charged a week. Told twice, it changes nothing. If the booking had
    /// ended, the week is owed back but for what was worked.
    Booking weekPaid(int number, Instant now) {
        if (weeks.isPaid(number)) {
            return this;
        }
        weeks = weeks.pay(number);
        registerEvent(new BookingEvent.WeekPaid(id(), parties(), deal(), weeks.newest(), now));
        if (!stage.live()) {
            return cutShort(now);
        }
        if (stage == Stage.SUSPENDED) {
            dueAt = ending().endsAt();
            return fallDue(now);
        }
        if (stage == Stage.PAST_DUE) {
            registerEvent(new PastDuePaid(id(), now));
        }
        if (stage != Stage.ACTIVE) {
            become(Stage.ACTIVE);
        }
        var end = ending().endsAt();
        dueAt = end != null ? end : weeks.nextAfterPaymentAt(now, chargeSpacing());
        return fallDue(now);
    }

    /// Billing could not charge a week. Work pauses until it is paid or given up.
    Booking paymentFailed(int number, Instant now) {
        if (weeks.isPaid(number) || !stage.live() || workPausesUnpaid()) {
            return this;
        }
        weeks.requireNewest(number);
        become(Stage.PAST_DUE);
        registerEvent(new BookingEvent.WentPastDue(id(), parties(), weeks.newest(), now));
        if (ending().isAhead()) {
            registerEvent(new BookingEvent.WeekAbandoned(id(), weeks.newest(), now));
        }
        return this;
    }

    /// Billing has made sure that a week can no longer be charged, so the booking ends
    /// with that week unpaid.
    Booking weekVoided(int number, Instant now) {
        if (weeks.isPaid(number) || !stage.live()) {
            return this;
        }
        weeks.requireNewest(number);
        return end(ending().reasonOr(EndReason.UNPAID), now);
    }

    /// A bank disputes a week that was paid: work pauses, and nothing is charged. Of a
    /// booking that is over it changes nothing.
    Booking suspend(Instant now) {
        fallDue(now);
        if (!stage.live() || stage == Stage.SUSPENDED) {
            return this;
        }
        become(Stage.SUSPENDED);
        suspendedAt = now;
        dueAt = weeks.awaitPayment() ? null : ending().endsAt();
        registerEvent(new BookingEvent.Suspended(id(), parties(), now));
        return this;
    }

    /// No dispute is open any more. If the last was lost, the booking ends; else work
    /// goes on, and the time between belongs to no week.
    Booking resume(boolean lost, Instant now) {
        fallDue(now);
        if (stage != Stage.SUSPENDED) {
            return this;
        }
        if (lost) {
            return stopNow(EndReason.DISPUTE_LOST, now);
        }
        become(Stage.ACTIVE);
        suspendedAt = null;
        registerEvent(new BookingEvent.Resumed(id(), parties(), now));
        if (!weeks.awaitPayment()) {
            var end = ending().endsAt();
            weeks = end == null ? weeks.resumeAt(now) : weeks;
            dueAt = end != null ? end : weeks.newest().end();
        }
        return fallDue(now);
    }

    /// Lets what is due at this instant happen: at most one step, since a week begins
    /// only after the one before is
    /// paid.
    Booking fallDue(Instant now) {
        if (dueAt == null || now.isBefore(dueAt)) {
            return this;
        }
        return switch (stage) {
            case REQUESTED -> lapse(Stage.EXPIRED, respondBy());
            case SCHEDULED -> ending().isAhead() ? endAsAnnounced(dueAt) : start(dueAt).fallDue(now);
            case TRIAL, ACTIVE -> ending().isAhead() ? endAsAnnounced(dueAt) : beginNextWeek();
            case SUSPENDED -> endAsAnnounced(dueAt);
            case PAST_DUE, DECLINED, EXPIRED, WITHDRAWN, ENDED ->
                throw new IllegalStateException("Nothing falls due in stage " + stage);
        };
    }

    private Booking start(Instant start) {
        var firstWeekAt = start.plus(trial());
        startedAt = start;
        weeks = weeks.startingAt(firstWeekAt);
        dueAt = firstWeekAt;
        if (trial().isZero()) {
            return beginNextWeek();
        }
        become(Stage.TRIAL);
        registerEvent(new BookingEvent.TrialStarted(id(), parties(), deal(), firstWeekAt, start));
        return this;
    }

    private Booking beginNextWeek() {
        weeks = weeks.beginNext();
        dueAt = null;
        registerEvent(new BookingEvent.WeekBegan(id(), parties(), deal(), weeks.newest(), weeks.newest().start()));
        return this;
    }

    private Booking lapse(Stage next, Instant at) {
        become(next);
        ending = ending().lapsed(at);
        dueAt = null;
        registerEvent(new BookingEvent.Lapsed(id(), parties(), next.name(), at));
        return this;
    }

    private Booking endAsAnnounced(Instant at) {
        return end(ending().reasonOr(EndReason.CANCELLED), at);
    }

    private Booking end(EndReason reason, Instant at) {
        become(Stage.ENDED);
        ending = ending().over(reason, at);
        suspendedAt = null;
        toSettleSince = null;
        dueAt = null;
        registerEvent(new BookingEvent.Ended(id(), parties(), reason, at));
        return this;
    }

    private void become(Stage next) {
        if (!stage.leadsTo(next)) {
            throw wrongStage("become " + next);
        }
        stage = next;
    }

    private Refusal wrongStage(String wish) {
        return Refusal.conflict("wrong-stage", "A booking in stage %s cannot %s.".formatted(stage, wish));
    }

    /// What comes of the end that the booking has come to, or heads for.
    Settlement settlement(Terms terms, Refunded before) {
        return Settlement.of(deal().weeklyPrice(), weeks, ending(), terms, before);
    }

    private void requireAccepted(String wish) {
        if (stage == Stage.REQUESTED || !stage.live()) {
            throw wrongStage(wish);
        }
    }

    /// Nobody works, and the newest week is not paid.
    private boolean workPausesUnpaid() {
        return stage == Stage.PAST_DUE || (stage == Stage.SUSPENDED && weeks.awaitPayment());
    }

    private Ending ending() {
        return Objects.requireNonNullElse(ending, Ending.NONE);
    }

    boolean live() {
        return stage.live();
    }

    boolean isRequest() {
        return stage == Stage.REQUESTED;
    }

    BookingView view() {
        return new BookingView(id().value(), parties().company().value(), engineer().value(), stage, tier(),
                deal().weeklyPrice(), !trial().isZero(), requestedAt(), respondBy(), agreedStartAt(), acceptedAt,
                startedAt, trial().isZero() ? null : weeks.startAt(), weeks.begun(), weeks.paid(),
                weeks.haveBegun() ? weeks.newest().end() : null, suspendedAt, ending().cancelledAt(), ending().endsAt(),
                ending().endsFor(), ending().endedAt(), ending().endReason(), removedFor, ending().privateReason(),
                toSettleSince, null);
    }

}
