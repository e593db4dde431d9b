package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

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
class Booking extends AbstractAggregateRoot<Booking> {

    /// How far ahead a start can be agreed. A longer hold would keep the engineer from
    /// others for nothing.
    static final Duration FURTHEST_START = Duration.ofDays(30);

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) BookingId id;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "company_id")) CompanyId company;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "engineer_id")) EngineerId engineer;

    private @Enumerated(EnumType.STRING) Tier tier;

    private String cardFingerprint;

    private @Embedded @EmbeddedColumnNaming("weekly_price_%s") Money weeklyPrice;

    private int termsVersion;

    private long trialSeconds;

    private long chargeSpacingSeconds;

    private @Enumerated(EnumType.STRING) Stage stage;

    private Instant requestedAt;

    private Instant respondBy;

    private @Nullable Instant agreedStartAt;

    private @Nullable Instant acceptedAt;

    private @Nullable Instant startedAt;

    private @Embedded @EmbeddedColumnNaming("weeks_%s") Weeks weeks;

    private @Nullable Instant cancelledAt;

    private @Nullable Instant endsAt;

    private @Nullable Instant endedAt;

    private @Enumerated(EnumType.STRING) @Nullable EndReason endReason;

    private @Nullable String privateReason;

    /// Since when it waits for an admin, because its engineer is suspended.
    private @Nullable Instant toSettleSince;

    private @Nullable Instant dueAt;

    private @Version @Nullable Long version;

    /// Requests an engineer.
    /// @param agreedStart when work is to start; null for on acceptance
    Booking(Engagement engagement, Terms terms, @Nullable Instant agreedStart, Instant now) {
        if (agreedStart != null && (agreedStart.isBefore(now) || agreedStart.isAfter(now.plus(FURTHEST_START)))) {
            throw Refusal.unprocessable("start-out-of-range",
                    "Work can start from now until %s.".formatted(now.plus(FURTHEST_START)));
        }
        var chosen = engagement.engineer();
        var start = agreedStart == null ? now : agreedStart;
        if (!chosen.availability().allowsStartAt(start)) {
            throw Refusal.conflict("engineer-unavailable",
                    "%s takes no booking that starts at %s.".formatted(chosen.name(), start));
        }
        this.id = BookingId.next();
        this.company = engagement.company();
        this.engineer = chosen.id();
        this.tier = chosen.tier();
        this.cardFingerprint = engagement.cardFingerprint();
        this.weeklyPrice = terms.weeklyPrice(chosen.tier());
        this.termsVersion = terms.version();
        this.trialSeconds = engagement.trial() ? terms.trial().toSeconds() : 0;
        this.chargeSpacingSeconds = terms.chargeSpacing().toSeconds();
        this.stage = Stage.REQUESTED;
        this.requestedAt = now;
        this.respondBy = now.plus(terms.acceptWithin());
        this.agreedStartAt = agreedStart;
        this.weeks = Weeks.NONE;
        this.dueAt = respondBy;
        registerEvent(new BookingEvent.Requested(id, parties(), respondBy, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Booking() {
    }

    /// The engineer says yes. Work starts now, or at the start agreed if that is still
    /// ahead.
    Booking accept(Instant time) {
        // Another instance's clock may be ahead of this one's.
        var now = later(time, requestedAt);
        fallDue(now);
        if (acceptedAt != null && stage.live()) {
            return this;
        }
        become(Stage.SCHEDULED);
        acceptedAt = now;
        var start = agreedStartAt != null && agreedStartAt.isAfter(now) ? agreedStartAt : now;
        dueAt = start;
        registerEvent(new BookingEvent.Accepted(id, parties(), start, now));
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
    /// is charged; in a week it ends
    /// with the week, or now if asked for, and the week stays paid for. A week that is
    /// past due is not paid any more.
    Booking cancel(boolean immediately, @Nullable String reason, Instant now) {
        fallDue(now);
        if (alreadyCancelled(immediately, now)) {
            return this;
        }
        if (stage == Stage.REQUESTED || !stage.live()) {
            throw wrongStage("be cancelled");
        }
        privateReason = reason == null ? privateReason : reason;
        cancelledAt = now;
        endsAt = immediately || !weeks.haveBegun() ? now : later(weeks.newest().end(), now);
        registerEvent(new BookingEvent.Cancelled(id, parties(), endsAt, now));
        if (stage == Stage.PAST_DUE) {
            registerEvent(new BookingEvent.WeekAbandoned(id, weeks.newest(), now));
        }
        else if (!weeks.awaitPayment()) {
            dueAt = endsAt;
        }
        return fallDue(now);
    }

    /// The founder goes on after all, as long as the cancellation has not taken effect.
    Booking takeCancellationBack(Instant now) {
        fallDue(now);
        if (cancelledAt == null || endsAt == null || !endsAt.isAfter(now) || stage == Stage.PAST_DUE || !stage.live()) {
            throw Refusal.conflict("no-cancellation-pending", "There is no cancellation that could be taken back.");
        }
        cancelledAt = null;
        endsAt = null;
        privateReason = null;
        dueAt = weeks.awaitPayment() ? null : weeks.newest().end();
        registerEvent(new BookingEvent.CancellationTakenBack(id, parties(), now));
        return this;
    }

    /// Billing has charged a week. Told twice, or after a later week, it changes nothing.
    Booking weekPaid(int number, Instant now) {
        if (weeks.isPaid(number) || !stage.live()) {
            return this;
        }
        weeks = weeks.pay(number);
        if (stage != Stage.ACTIVE) {
            become(Stage.ACTIVE);
        }
        dueAt = endsAt != null ? endsAt : weeks.nextAfterPaymentAt(now, Duration.ofSeconds(chargeSpacingSeconds));
        registerEvent(new BookingEvent.WeekPaid(id, parties(), deal(), weeks.newest(), now));
        return fallDue(now);
    }

    /// Billing could not charge a week. Work pauses until it is paid or given up.
    Booking paymentFailed(int number, Instant now) {
        if (weeks.isPaid(number) || !stage.live() || stage == Stage.PAST_DUE) {
            return this;
        }
        weeks.requireNewest(number);
        become(Stage.PAST_DUE);
        registerEvent(new BookingEvent.WentPastDue(id, parties(), weeks.newest(), now));
        if (cancelledAt != null) {
            registerEvent(new BookingEvent.WeekAbandoned(id, weeks.newest(), now));
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
        return end(cancelledAt != null ? EndReason.CANCELLED : EndReason.UNPAID, now);
    }

    /// Lets what is due at this instant happen: at most one step, since a week begins
    /// only after the one before is
    /// paid.
    Booking fallDue(Instant now) {
        if (dueAt == null || now.isBefore(dueAt)) {
            return this;
        }
        return switch (stage) {
            case REQUESTED -> lapse(Stage.EXPIRED, respondBy);
            case SCHEDULED -> cancelledAt != null ? end(EndReason.CANCELLED, dueAt) : start(dueAt).fallDue(now);
            case TRIAL, ACTIVE -> endsAt != null ? end(EndReason.CANCELLED, endsAt) : beginNextWeek();
            case PAST_DUE, DECLINED, EXPIRED, WITHDRAWN, ENDED ->
                throw new IllegalStateException("Nothing falls due in stage " + stage);
        };
    }

    private Booking start(Instant start) {
        var firstWeekAt = start.plusSeconds(trialSeconds);
        startedAt = start;
        weeks = weeks.startingAt(firstWeekAt);
        dueAt = firstWeekAt;
        if (trialSeconds == 0) {
            return beginNextWeek();
        }
        become(Stage.TRIAL);
        registerEvent(new BookingEvent.TrialStarted(id, parties(), deal(), firstWeekAt, start));
        return this;
    }

    private Booking beginNextWeek() {
        weeks = weeks.beginNext();
        dueAt = null;
        registerEvent(new BookingEvent.WeekBegan(id, parties(), deal(), weeks.newest(), weeks.newest().start()));
        return this;
    }

    private Booking lapse(Stage next, Instant at) {
        become(next);
        endedAt = at;
        dueAt = null;
        registerEvent(new BookingEvent.Lapsed(id, parties(), next.name(), at));
        return this;
    }

    private Booking end(EndReason reason, Instant at) {
        become(Stage.ENDED);
        endReason = reason;
        endedAt = at;
        endsAt = null;
        toSettleSince = null;
        dueAt = null;
        registerEvent(new BookingEvent.Ended(id, parties(), reason, at));
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

    private boolean alreadyCancelled(boolean immediately, Instant now) {
        if (stage == Stage.ENDED) {
            return endReason == EndReason.CANCELLED;
        }
        return endsAt != null && !(immediately && endsAt.isAfter(now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    boolean live() {
        return stage.live();
    }

    boolean isRequest() {
        return stage == Stage.REQUESTED;
    }

    EngineerId engineer() {
        return engineer;
    }

    private Parties parties() {
        return new Parties(company, engineer);
    }

    private Deal deal() {
        return new Deal(weeklyPrice, termsVersion);
    }

    BookingView view() {
        return new BookingView(id.value(), company.value(), engineer.value(), stage, tier, weeklyPrice,
                trialSeconds > 0, requestedAt, respondBy, agreedStartAt, acceptedAt, startedAt,
                trialSeconds > 0 ? weeks.startAt() : null, weeks.begun(), weeks.paid(),
                weeks.haveBegun() ? weeks.newest().end() : null, cancelledAt, endsAt, endedAt, endReason, privateReason,
                toSettleSince);
    }

}
