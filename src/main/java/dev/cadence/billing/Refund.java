package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.billing.CardRefunds.RefundOrder;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Money;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;

/// What a company gets back of one charge. Sent like a charge is made: a transaction that says what is tried, the call,
/// a transaction that says what came of it. Unlike a payment, a refund has nothing at the provider that could succeed
/// only once, so an attempt is sent again under its own key alone, and only after the provider was asked for it.
@Entity
class Refund {

    /// A refund that is under way, or seems to have succeeded, is looked at after this
    /// long and then whenever its age has doubled, in case the notice of its failure is
    /// lost.
    private static final Duration FIRST_LOOK = Duration.ofHours(12);

    /// Banks send refunds back within a month.
    private static final Duration CAN_FAIL_FOR = Duration.ofDays(30);

    /// How soon a refund is sent again that was refused for a dispute of which we have
    /// not heard.
    private static final Duration UNTIL_DISPUTE_IS_KNOWN = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 8;

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "charge_id"))
    private ChargeId charge;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    @Enumerated(EnumType.STRING)
    private Bearer bearer;

    @Enumerated(EnumType.STRING)
    private Cause cause;

    private String reason;

    private @Nullable UUID askedBy;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private @Nullable String refundRef;

    private int attempts;

    private int troubles;

    private @Nullable String failureCode;

    private UUID postingId;

    private Instant requestedAt;

    private @Nullable Instant acceptedAt;

    private @Nullable Instant settledAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    private Refund(Charge charge, Money amount, Bearer bearer, Cause cause, String reason, @Nullable UUID askedBy,
            Instant now) {
        this.id = Ids.next();
        this.charge = charge.id();
        this.company = charge.company();
        this.amount = amount;
        this.bearer = bearer;
        this.cause = cause;
        this.reason = reason;
        this.askedBy = askedBy;
        this.attempts = 1;
        this.postingId = id;
        this.requestedAt = now;
        this.stage = charge.disputed() ? Stage.WAITING : Stage.REQUESTED;
        this.dueAt = charge.disputed() ? null : now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Refund() {
    }

    static Refund asked(Charge charge, Money amount, Bearer bearer, String reason, UUID admin, Instant now) {
        return new Refund(charge, amount, bearer, Cause.ASKED, reason, admin, now);
    }

    /// Of a week that was cut short. While a dispute is open it waits.
    static Refund ofUnused(Charge charge, Money amount, Instant now) {
        return new Refund(charge, amount, Bearer.SHARED, Cause.UNUSED, "The week was not used up.", null, now);
    }

    /// Of which we hear only now, since it was made elsewhere, such as in the provider's
    /// dashboard.
    static Refund found(Charge charge, Money amount, Instant now) {
        var found = new Refund(charge, amount, Bearer.PLATFORM, Cause.FOUND, "Refunded by hand.", null, now);
        found.stage = Stage.SENDING;
        found.dueAt = now;
        return found;
    }

    /// Takes the step that is due; empty when it has to wait for a dispute.
    Optional<RefundStep> take(Charge of, Instant now) {
        if (stage == Stage.REQUESTED && of.disputed()) {
            stage = Stage.WAITING;
            dueAt = null;
            return Optional.empty();
        }
        dueAt = now.plus(Charge.LEASE);
        return Optional.of(switch (stage) {
            case REQUESTED -> {
                stage = Stage.SENDING;
                yield new RefundStep.Send(order(of));
            }
            case SENDING, UNKNOWN -> new RefundStep.Find(order(of));
            case PENDING, SUCCEEDED -> new RefundStep.Look(String.valueOf(refundRef));
            case WAITING, FAILED, VOID ->
                throw new IllegalStateException("A refund in %s is never due".formatted(stage));
        });
    }

    private RefundOrder order(Charge of) {
        return new RefundOrder(id, of.requireIntent(), of.requireChargeRef(), amount, attempts);
    }

    /// Records what became of it. What has failed stays so, until it is tried again as
    /// another attempt.
    Turn record(RefundOutcome outcome, Instant now) {
        if (stage == Stage.FAILED || stage == Stage.VOID) {
            return Turn.NONE;
        }
        return switch (outcome) {
            case RefundOutcome.Accepted accepted -> accept(accepted, now);
            case RefundOutcome.Failed failed -> {
                refundRef = failed.refundRef();
                yield fail(failed.code(), now);
            }
            case RefundOutcome.Refused refused when inDoubt() -> refuse(refused.code(), now);
            case RefundOutcome.NotMade none when inDoubt() -> {
                stage = Stage.REQUESTED;
                dueAt = now.plus(backOff());
                yield Turn.NONE;
            }
            case RefundOutcome.Unknown unknown when inDoubt() -> {
                stage = Stage.UNKNOWN;
                dueAt = now.plus(backOff());
                yield Turn.NONE;
            }
            case RefundOutcome.Unknown unknown when refundRef != null -> {
                dueAt = now.plus(backOff());
                yield Turn.NONE;
            }
            case RefundOutcome other -> Turn.NONE;
        };
    }

    private Turn accept(RefundOutcome.Accepted accepted, Instant now) {
        refundRef = accepted.refundRef();
        troubles = 0;
        if (stage != Stage.SUCCEEDED) {
            stage = accepted.pending() ? Stage.PENDING : Stage.SUCCEEDED;
            settledAt = accepted.pending() ? null : now;
        }
        var first = acceptedAt == null;
        var since = acceptedAt == null ? now : acceptedAt;
        acceptedAt = since;
        dueAt = nextLook(since, now);
        return first ? Turn.ACCEPTED : Turn.NONE;
    }

    private @Nullable Instant nextLook(Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (age.compareTo(CAN_FAIL_FOR) < 0) {
            return now.plus(age.compareTo(FIRST_LOOK) < 0 ? FIRST_LOOK : age);
        }
        return stage == Stage.PENDING ? now.plus(CAN_FAIL_FOR) : null;
    }

    private Turn refuse(String code, Instant now) {
        if (code.equals(RefundOutcome.Refused.DISPUTED)) {
            attempts++;
            stage = Stage.REQUESTED;
            dueAt = now.plus(UNTIL_DISPUTE_IS_KNOWN);
            return Turn.NONE;
        }
        return fail(code, now);
    }

    private Turn fail(String code, Instant now) {
        stage = Stage.FAILED;
        failureCode = code;
        settledAt = now;
        dueAt = null;
        return acceptedAt == null ? Turn.REFUSED : Turn.CAME_BACK;
    }

    /// Tries again what has failed, as another attempt and another entry in the books.
    void retry(Instant now) {
        if (stage != Stage.FAILED) {
            throw Refusal.conflict("refund-not-failed", "Only a refund that has failed can be tried again.");
        }
        stage = Stage.REQUESTED;
        attempts++;
        troubles = 0;
        postingId = acceptedAt == null ? postingId : Ids.next();
        refundRef = null;
        failureCode = null;
        acceptedAt = null;
        settledAt = null;
        dueAt = now;
    }

    /// The dispute that it waited for was closed in the platform's favour.
    void goOn(Instant now) {
        stage = Stage.REQUESTED;
        dueAt = now;
    }

    /// The bank has given the company everything back already.
    void giveUp(Instant now) {
        stage = Stage.VOID;
        settledAt = now;
        dueAt = null;
    }

    private boolean inDoubt() {
        return stage == Stage.SENDING || stage == Stage.UNKNOWN;
    }

    private Duration backOff() {
        var wait = Waits.FIRST.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
        troubles++;
        return wait;
    }

    UUID id() {
        return id;
    }

    ChargeId charge() {
        return charge;
    }

    CompanyId company() {
        return company;
    }

    Money amount() {
        return amount;
    }

    Bearer bearer() {
        return bearer;
    }

    String reason() {
        return reason;
    }

    int attempts() {
        return attempts;
    }

    /// The source of its entries in the books.
    UUID postingId() {
        return postingId;
    }

    /// Whether this attempt has failed, and nobody has tried another.
    boolean hasFailed(int attempt) {
        return stage == Stage.FAILED && attempts == attempt;
    }

    RefundView view() {
        return new RefundView(id, charge.value(), amount, bearer, cause, reason, stage, requestedAt, acceptedAt,
                settledAt, failureCode, null);
    }

    /// What others have to be told of an outcome.
    enum Turn {

        NONE,
        /// The provider has taken it on.
        ACCEPTED,
        /// It never was on its way.
        REFUSED,
        /// It was on its way, and is not any more.
        CAME_BACK

    }

    /// Where a refund stands.
    enum Stage {

        /// A dispute about the charge is open, during which nothing can be refunded.
        WAITING,
        /// Decided, and not known to the provider as far as we know.
        REQUESTED,
        /// Being sent at this moment.
        SENDING,
        /// Was being sent, and no clear answer came.
        UNKNOWN,
        /// The money is under way.
        PENDING,
        /// The money has arrived, as far as anyone has heard; banks send some back even
        /// then.
        SUCCEEDED,
        /// Refused or come back; an admin has to look.
        FAILED,
        /// Not needed any more: the bank has taken back all of the charge.
        VOID

    }

    /// Why there is a refund.
    enum Cause {

        /// A week was cut short through no fault of the company's.
        UNUSED,
        /// An admin decided so.
        ASKED,
        /// It was made elsewhere, such as in the provider's dashboard.
        FOUND

    }

}
