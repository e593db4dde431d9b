package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardPayments.ChargeOrder;
import dev.cadence.billing.CardPayments.ConfirmOrder;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Terms;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
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

/// A company's payment for one week of a booking, never two: the database keeps one row per booking and week, and the
/// row's one payment at the provider succeeds at most once.
///
/// A step is taken in two transactions with the call between them. The first commits what is about to be tried and
/// when to look again should nobody return (`dueAt`); the second records what came of it. A process may die anywhere:
/// the row falls due, and the next one asks the provider what happened.
@Entity
class Charge {

    /// How long a call may take, with its retries, before another worker asks what became
    /// of it.
    static final Duration LEASE = Duration.ofMinutes(3);

    /// After an unclear outcome the provider is asked again after this long, then twice
    /// as long, and so on.
    static final Duration FIRST_LOOK = Duration.ofSeconds(10);

    /// How long a charge is put off at a time while a dispute is open; when it is closed
    /// the charge is due at once.
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofDays(1);

    private static final int MOST_DOUBLINGS = 6;

    /// After so many unclear stagings in a row a new key is used: the provider may be
    /// repeating a stored failure.
    private static final int TRIES_PER_KEY = 3;

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ChargeId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    private int week;

    private Instant weekStartsAt;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    private int termsVersion;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private @Nullable String intentRef;

    private @Nullable String chargeRef;

    private long refundedMinor;

    private @Nullable Instant disputedSince;

    private int attempts;

    private int troubles;

    private boolean abandoned;

    @Embedded
    @EmbeddedColumnNaming("dunning_%s")
    private @Nullable Dunning dunning;

    private @Nullable Instant settledAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    Charge(BookingEvent.WeekBegan began, Instant now) {
        this.id = ChargeId.next();
        this.booking = began.booking();
        this.company = began.parties().company();
        this.week = began.week().number();
        this.weekStartsAt = began.week().start();
        this.amount = began.deal().weeklyPrice();
        this.termsVersion = began.deal().terms();
        this.stage = Stage.PLANNED;
        this.dueAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Charge() {
    }

    /// Takes the step that is due, on the company's card. From now until the lease ends
    /// it is this caller's.
    ChargeStep take(String customer, String paymentMethodRef, Instant now) {
        dueAt = now.plus(LEASE);
        if (dunning != null && dunning.isOverBy(now) && (declined() || stage == Stage.STAGED)) {
            stage = Stage.VOIDING;
        }
        return switch (stage) {
            case PLANNED -> new ChargeStep.Stage(new ChargeOrder(id.value(), booking.value(), week, amount, customer),
                    troubles / TRIES_PER_KEY);
            case STAGED, DECLINED, ACTION_REQUIRED -> confirm(paymentMethodRef);
            case CHARGING, UNKNOWN -> new ChargeStep.Look(requireIntent());
            case VOIDING -> new ChargeStep.Cancel(requireIntent());
            case PAID, VOID -> throw new IllegalStateException("A settled charge is never due");
        };
    }

    private ChargeStep confirm(String paymentMethodRef) {
        stage = Stage.CHARGING;
        attempts++;
        return new ChargeStep.Confirm(new ConfirmOrder(id.value(), requireIntent(), paymentMethodRef, attempts));
    }

    void staged(String intent, Instant now) {
        if (stage == Stage.PLANNED) {
            stage = Stage.STAGED;
            intentRef = intent;
            troubles = 0;
            dueAt = now;
            voidIfAbandoned(now);
        }
    }

    /// No clear answer came to the staging; it is tried again.
    void notStaged(Instant now) {
        if (stage == Stage.PLANNED) {
            lookAgainLater(now);
        }
    }

    /// Records what became of the charge. What has settled stays as it is, and an echo of
    /// an earlier decline says
    /// nothing about the attempt under way.
    /// @return whether the charge has taken a turn that the booking must know
    boolean record(ChargeOutcome outcome, Terms terms, Instant now) {
        if (settledAt != null) {
            return false;
        }
        return switch (outcome) {
            case ChargeOutcome.Paid paid -> pay(paid.chargeRef(), now);
            case ChargeOutcome.Cancelled cancelled -> settle(Stage.VOID, now);
            case ChargeOutcome other when stage == Stage.VOIDING -> lookAgainLater(now);
            case ChargeOutcome.Declined declined when isNews(declined.failureRef()) -> {
                var latest = dun(Stage.DECLINED, declined.failureRef(), declined.code(), terms, now);
                dueAt = declined.hard() ? latest.givesUpAt() : latest.nextAttempt(terms, now);
                yield voidIfAbandoned(now);
            }
            case ChargeOutcome.ActionRequired action when isNews(action.failureRef()) -> {
                dueAt = dun(Stage.ACTION_REQUIRED, action.failureRef(), "authentication_required", terms, now)
                    .givesUpAt();
                yield voidIfAbandoned(now);
            }
            case ChargeOutcome.Declined echo -> notAttempted(now);
            case ChargeOutcome.ActionRequired echo -> notAttempted(now);
            case ChargeOutcome.NotAttempted none -> notAttempted(now);
            case ChargeOutcome.Unknown unknown when inDoubt() -> lookAgainLater(now);
            case ChargeOutcome.Unknown unknown -> false;
        };
    }

    /// Nobody wants this week any more: no new attempt is made, and the payment is
    /// cancelled unless it succeeds first; one that is only planned, when it is there.
    void abandon(Instant now) {
        if (settledAt == null) {
            abandoned = true;
            if (stage == Stage.PLANNED) {
                dueAt = now;
            }
            else if (!inDoubt()) {
                voidIfAbandoned(now);
            }
        }
    }

    /// While a dispute about its booking is open nothing new is tried; what is under way
    /// or to be voided goes on.
    /// @return whether the charge was put off
    boolean putOff(Instant now) {
        if (inDoubt() || abandoned || stage == Stage.VOIDING) {
            return false;
        }
        dueAt = now.plus(UNTIL_ASKED_AGAIN);
        return true;
    }

    /// No dispute about its booking is open any more: it is tried at once, and has all
    /// the time again that the terms give to a declined charge.
    void goOn(Terms terms, Instant now) {
        if (settledAt == null && !inDoubt() && stage != Stage.VOIDING) {
            dunning = dunning == null ? null : Dunning.begin(dunning.failureRef(), dunning.failureCode(), terms, now);
            dueAt = now;
        }
    }

    void dispute(Instant now) {
        disputedSince = disputedSince == null ? now : disputedSince;
    }

    void endDispute() {
        disputedSince = null;
    }

    boolean disputed() {
        return disputedSince != null;
    }

    /// Notes how much of it was refunded or is about to be; more than was paid can never
    /// be.
    void refunded(long minor) {
        refundedMinor = Math.min(minor, amount.minor());
    }

    /// What could still be refunded.
    Money left() {
        return new Money(amount.minor() - refundedMinor, amount.currency());
    }

    /// The company has saved a new card: a declined charge is tried on it at once.
    void tryNewCard(Instant now) {
        if (!abandoned && declined()) {
            dueAt = now;
        }
    }

    /// A call is being made at this moment, as far as its lease tells. Until it returns,
    /// news from elsewhere counts only
    /// if it is final.
    boolean underWay(Instant now) {
        return stage == Stage.CHARGING && dueAt != null && now.isBefore(dueAt);
    }

    private boolean inDoubt() {
        return stage == Stage.CHARGING || stage == Stage.UNKNOWN;
    }

    boolean paid() {
        return stage == Stage.PAID;
    }

    boolean voided() {
        return stage == Stage.VOID;
    }

    private boolean pay(String paidBy, Instant now) {
        chargeRef = paidBy;
        return settle(Stage.PAID, now);
    }

    private boolean settle(Stage last, Instant now) {
        stage = last;
        settledAt = now;
        dueAt = null;
        return true;
    }

    private boolean isNews(String failureRef) {
        return dunning == null || !dunning.failureRef().equals(failureRef);
    }

    private Dunning dun(Stage next, String failureRef, String failureCode, Terms terms, Instant now) {
        stage = next;
        troubles = 0;
        var latest = dunning == null ? Dunning.begin(failureRef, failureCode, terms, now)
                : dunning.again(failureRef, failureCode);
        dunning = latest;
        return latest;
    }

    private boolean voidIfAbandoned(Instant now) {
        if (abandoned) {
            stage = Stage.VOIDING;
            dueAt = now;
        }
        return true;
    }

    private boolean notAttempted(Instant now) {
        if (inDoubt()) {
            stage = Stage.STAGED;
            dueAt = now.plus(backOff());
            voidIfAbandoned(now);
        }
        return false;
    }

    private boolean lookAgainLater(Instant now) {
        if (stage == Stage.CHARGING) {
            stage = Stage.UNKNOWN;
        }
        dueAt = now.plus(backOff());
        return false;
    }

    private Duration backOff() {
        var wait = FIRST_LOOK.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
        troubles++;
        return wait;
    }

    boolean declined() {
        return stage == Stage.DECLINED || stage == Stage.ACTION_REQUIRED;
    }

    /// Whether anything has happened to the charge since it was read.
    boolean isSameAs(Charge read) {
        return Objects.equals(version, read.version);
    }

    ChargeId id() {
        return id;
    }

    BookingId booking() {
        return booking;
    }

    CompanyId company() {
        return company;
    }

    int week() {
        return week;
    }

    Money amount() {
        return amount;
    }

    boolean isPaidBy(String ref) {
        return ref.equals(chargeRef);
    }

    /// What others are told of it.
    BillingEvent.WeekCharge weekCharge() {
        return new BillingEvent.WeekCharge(id.value(), booking, company, new Week(week, weekStartsAt), amount);
    }

    int termsVersion() {
        return termsVersion;
    }

    int attempts() {
        return attempts;
    }

    ChargeView view() {
        return new ChargeView(id.value(), booking.value(), week, weekStartsAt, new Week(week, weekStartsAt).end(),
                amount, stage, attempts, dunning == null ? null : dunning.failureCode(),
                settledAt == null ? dueAt : null, dunning == null ? null : dunning.givesUpAt(), settledAt);
    }

    String requireIntent() {
        if (intentRef == null) {
            throw new IllegalStateException("Charge %s has no payment yet".formatted(id.value()));
        }
        return intentRef;
    }

    String requireChargeRef() {
        if (chargeRef == null) {
            throw new IllegalStateException("Charge %s is not paid".formatted(id.value()));
        }
        return chargeRef;
    }

    /// Where a charge stands.
    enum Stage {

        /// The week has begun; nothing is known to the provider yet.
        PLANNED,
        /// A payment waits unconfirmed.
        STAGED,
        /// The card is being charged at this moment.
        CHARGING,
        /// The card was being charged and no clear answer came.
        UNKNOWN,
        /// Paid, for good.
        PAID,
        /// Declined; tried again as the ladder says, unless the decline was a hard one.
        DECLINED,
        /// The bank wants the founder to authenticate.
        ACTION_REQUIRED,
        /// Given up; the payment is being cancelled.
        VOIDING,
        /// Can no longer be paid.
        VOID

    }

}
