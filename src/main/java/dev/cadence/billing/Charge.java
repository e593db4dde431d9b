package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import dev.cadence.billing.CardPayments.ChargeOrder;
import dev.cadence.billing.CardPayments.ConfirmOrder;
import dev.cadence.billing.Wallet.Payer;
import dev.cadence.bookings.BookingEvent;
import dev.cadence.bookings.Terms;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/// A company's payment for one week of a booking, never two: the database keeps one row per booking and week, and the
/// row's one payment at the provider succeeds at most once.
///
/// A step is taken in two transactions with the call between them. The first commits what is about to be tried and
/// when to look again should nobody return (`dueAt`); the second records what came of it. A process may die anywhere:
/// the row falls due, and the next one asks the provider what happened.
@Entity
class Charge extends WeekOwed {

    /// How long a call may take, with its retries, before another worker asks what became
    /// of it.
    static final Duration LEASE = Duration.ofMinutes(3);

    /// After so many unclear stagings in a row a new key is used: the provider may be
    /// repeating a stored failure.
    private static final int TRIES_PER_KEY = 3;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private @Nullable String intentRef;

    private @Nullable String intentCustomerRef;

    private int attempts;

    /// Numbers the keys under which payments are staged.
    private int stagings;

    private int troubles;

    private boolean abandoned;

    @Embedded
    @EmbeddedColumnNaming("dunning_%s")
    private @Nullable Dunning dunning;

    private @Nullable Instant settledAt;

    private @Nullable Instant dueAt;

    Charge(BookingEvent.WeekBegan began, Instant now) {
        super(began);
        this.stage = Stage.PLANNED;
        this.dueAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Charge() {
    }

    /// Whether the step that is due needs a card.
    boolean isToBeTried(Instant now) {
        return awaitsCard() && !isOver(now);
    }

    private boolean awaitsCard() {
        return stage == Stage.PLANNED || stage == Stage.STAGED || declined();
    }

    private boolean isOver(Instant now) {
        return dunning != null && dunning.isOverBy(now);
    }

    /// Takes the step that is due. From now until the lease ends it is this caller's.
    /// @param payer whom to charge on which card; needed only if it is to be tried
    ChargeStep take(@Nullable Payer payer, Instant now) {
        dueAt = now.plus(LEASE);
        if (awaitsCard() && isOver(now)) {
            stage = Stage.VOIDING;
        }
        return switch (stage) {
            case PLANNED, STAGED, DECLINED, ACTION_REQUIRED -> attempt(Objects.requireNonNull(payer));
            case CHARGING, UNKNOWN, PROCESSING -> new ChargeStep.Look(requireIntent());
            case VOIDING -> intentRef == null ? new ChargeStep.Settle(new ChargeOutcome.Cancelled())
                    : new ChargeStep.Cancel(intentRef);
            case REPLACING -> new ChargeStep.Cancel(requireIntent());
            case PAID, VOID -> throw new IllegalStateException("A settled charge is never due");
        };
    }

    /// A payment is confirmed on a card of its own customer. One of a customer who is
    /// gone is cancelled first, so that there are never two that could succeed.
    private ChargeStep attempt(Payer payer) {
        if (intentRef == null) {
            stage = Stage.PLANNED;
            return new ChargeStep.Stage(
                    new ChargeOrder(id().value(), booking().value(), week(), amount(), payer.customerRef()), stagings);
        }
        if (!payer.customerRef().equals(intentCustomerRef)) {
            stage = Stage.REPLACING;
            return new ChargeStep.Cancel(intentRef);
        }
        stage = Stage.CHARGING;
        attempts++;
        return new ChargeStep.Confirm(
                new ConfirmOrder(id().value(), intentRef, payer.paymentMethodRef(), payer.fingerprint(), attempts));
    }

    void staged(String intent, String customer, Instant now) {
        if (stage == Stage.PLANNED) {
            stage = Stage.STAGED;
            intentRef = intent;
            intentCustomerRef = customer;
            troubles = 0;
            dueAt = now;
            voidIfAbandoned(now);
        }
    }

    /// No clear answer came to the staging; it is tried again.
    void notStaged(Instant now) {
        if (stage == Stage.PLANNED) {
            dueAt = now.plus(backOff(Waits.LONGEST_DOUBT));
            stagings += troubles % TRIES_PER_KEY == 0 ? 1 : 0;
        }
    }

    /// The provider finds fault with the request: nobody is dunned for that, a person has
    /// to look.
    /// @return whether the charge has taken a turn that the booking must know
    boolean rejected(Instant now) {
        if (stage == Stage.PLANNED || inDoubt()) {
            stage = stage == Stage.PLANNED ? Stage.PLANNED : Stage.STAGED;
            stagings += stage == Stage.PLANNED ? 1 : 0;
            dueAt = now.plus(backOff(Waits.LONGEST));
            voidIfAbandoned(now);
        }
        return false;
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
            case ChargeOutcome.Cancelled cancelled -> cancelled(now);
            case ChargeOutcome other when stage == Stage.VOIDING || stage == Stage.REPLACING -> lookAgainLater(now);
            case ChargeOutcome.Processing processing -> process(now);
            case ChargeOutcome.Rejected rejected -> rejected(now);
            case ChargeOutcome.Declined declined when isNews(declined.failureRef()) -> {
                var latest = dun(Stage.DECLINED, declined.failureRef(), declined.code(), terms, now);
                dueAt = declined.hard() ? latest.givesUpAt() : latest.nextAttempt(terms, now);
                yield voidIfAbandoned(now);
            }
            // What the founder does while they authenticate is no attempt of ours.
            case ChargeOutcome.ActionRequired underWay when stage == Stage.ACTION_REQUIRED -> false;
            case ChargeOutcome.ActionRequired action when isNews(action.failureRef()) -> {
                dueAt = dun(Stage.ACTION_REQUIRED, action.failureRef(), "authentication_required", terms, now)
                    .nextAttempt(terms, now.plus(terms.authenticateWithin()).minusNanos(1));
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
        if (inDoubt() || abandoned || stage == Stage.VOIDING || stage == Stage.REPLACING) {
            return false;
        }
        dueAt = now.plus(Waits.WHILE_DISPUTED);
        return true;
    }

    void waitForOthers(Instant now) {
        dueAt = now.plus(Waits.FIRST);
    }

    /// No dispute about its booking is open any more: it is tried at once, and has all
    /// the time again that the terms give to a declined charge.
    void goOn(Terms terms, Instant now) {
        if (settledAt == null && !inDoubt() && stage != Stage.VOIDING) {
            dunning = dunning == null ? null : Dunning.begin(dunning.failureRef(), dunning.failureCode(), terms, now);
            dueAt = now;
        }
    }

    /// The company has saved a new card: a declined charge is tried on it at once.
    /// @return whether it is
    boolean tryNewCard(Instant now) {
        if (abandoned || !declined()) {
            return false;
        }
        dueAt = now;
        return true;
    }

    /// A call is being made at this moment, as far as its lease tells. Until it returns,
    /// news from elsewhere counts only
    /// if it is final.
    boolean underWay(Instant now) {
        return stage == Stage.CHARGING && dueAt != null && now.isBefore(dueAt);
    }

    private boolean inDoubt() {
        return stage == Stage.CHARGING || stage == Stage.UNKNOWN || stage == Stage.PROCESSING;
    }

    boolean paid() {
        return stage == Stage.PAID;
    }

    boolean voided() {
        return stage == Stage.VOID;
    }

    private boolean pay(String paidBy, Instant now) {
        paidBy(paidBy);
        return settle(Stage.PAID, now);
    }

    /// A payment that was cancelled can never succeed, so another takes its place as long
    /// as the week is wanted. A declined charge keeps the step that it waits for.
    private boolean cancelled(Instant now) {
        if (abandoned || stage == Stage.VOIDING) {
            return settle(Stage.VOID, now);
        }
        intentRef = null;
        intentCustomerRef = null;
        stagings++;
        dueAt = declined() ? dueAt : now;
        stage = declined() ? Stage.DECLINED : Stage.PLANNED;
        return false;
    }

    private boolean process(Instant now) {
        troubles = stage == Stage.PROCESSING ? troubles : 0;
        stage = Stage.PROCESSING;
        dueAt = now.plus(backOff(Waits.LONGEST));
        return false;
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
            dueAt = now.plus(backOff(Waits.LONGEST_DOUBT));
            voidIfAbandoned(now);
        }
        return false;
    }

    private boolean lookAgainLater(Instant now) {
        if (stage == Stage.CHARGING) {
            stage = Stage.UNKNOWN;
        }
        dueAt = now.plus(backOff(Waits.LONGEST_DOUBT));
        return false;
    }

    private Duration backOff(Duration longest) {
        return Waits.after(troubles++, longest);
    }

    boolean isStaged() {
        return stage == Stage.STAGED;
    }

    boolean declined() {
        return stage == Stage.DECLINED || stage == Stage.ACTION_REQUIRED;
    }

    boolean awaitsAuthentication() {
        return stage == Stage.ACTION_REQUIRED;
    }

    /// Given up after its retries, rather than because nobody wanted the week any more.
    boolean gaveUp() {
        return stage == Stage.VOID && !abandoned;
    }

    /// By which its latest decline is known, if it was ever declined.
    Optional<String> failureRef() {
        return Optional.ofNullable(dunning).map(Dunning::failureRef);
    }

    int attempts() {
        return attempts;
    }

    ChargeView view() {
        var owed = weekCharge().week();
        return new ChargeView(id().value(), booking().value(), owed.number(), owed.start(), owed.end(), amount(), stage,
                attempts, dunning == null ? null : dunning.failureCode(), settledAt == null ? dueAt : null,
                dunning == null ? null : dunning.givesUpAt(), settledAt);
    }

    String requireIntent() {
        if (intentRef == null) {
            throw new IllegalStateException("Charge %s has no payment yet".formatted(id().value()));
        }
        return intentRef;
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
        /// The bank takes its time.
        PROCESSING,
        /// Paid, for good.
        PAID,
        /// Declined; tried again as the ladder says, unless the decline was a hard one.
        DECLINED,
        /// The bank wants the founder to authenticate.
        ACTION_REQUIRED,
        /// Its payment is being cancelled, so that another can take its place.
        REPLACING,
        /// Given up; the payment is being cancelled.
        VOIDING,
        /// Can no longer be paid.
        VOID

    }

}
