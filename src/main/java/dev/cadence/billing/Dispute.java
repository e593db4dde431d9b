package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardDisputes.SeenDispute;
import dev.cadence.billing.CardDisputes.Submission;
import dev.cadence.bookings.BookingId;
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

/// A bank's dispute of one charge, or its mere inquiry. Whatever happens to it happens at the provider: this follows, by
/// notices and by looking every day, and submits the evidence in time.
@Entity
class Dispute {

    /// How long admins have to add a note before the evidence is submitted.
    private static final Duration FOR_NOTES = Duration.ofDays(3);

    /// How long before the bank stops waiting the evidence is submitted at the latest.
    private static final Duration IN_TIME = Duration.ofDays(1);

    private static final Duration UNTIL_NEXT_LOOK = Duration.ofDays(1);

    /// For how long after a dispute is closed the money of it is waited for. It has
    /// always come by then.
    private static final Duration MONEY_FOLLOWS_WITHIN = Duration.ofDays(30);

    private static final int MOST_DOUBLINGS = 6;

    @Id
    private UUID id;

    private String disputeRef;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "charge_id"))
    private ChargeId charge;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "booking_id"))
    private BookingId booking;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    @Embedded
    @EmbeddedColumnNaming("amount_%s")
    private Money amount;

    private String reason;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private boolean inquiry;

    private boolean answerable;

    private @Nullable Instant evidenceDueBy;

    private long withdrawnMinor;

    private long reinstatedMinor;

    private @Nullable String note;

    private @Nullable UUID notedBy;

    private int submissions;

    private int troubles;

    @Embedded
    @EmbeddedColumnNaming("evidence_%s")
    private @Nullable Evidence evidence;

    private Instant openedAt;

    private @Nullable Instant submittedAt;

    private @Nullable Instant closedAt;

    private @Nullable Instant dueAt;

    @Version
    private @Nullable Long version;

    Dispute(SeenDispute seen, Charge charge, Instant now) {
        this.id = Ids.next();
        this.disputeRef = seen.disputeRef();
        this.charge = charge.id();
        this.booking = charge.booking();
        this.company = charge.company();
        this.amount = seen.amount();
        this.reason = seen.reason();
        this.stage = Stage.OPEN;
        this.inquiry = seen.inquiry();
        this.answerable = seen.answerable();
        this.evidenceDueBy = seen.dueBy();
        this.openedAt = now;
        this.dueAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Dispute() {
    }

    /// Whether the evidence has to go out now. What a bank does not wait for any more is
    /// not sent.
    boolean mustAnswer(Instant now) {
        return stage == Stage.OPEN && answerable && !now.isBefore(answerAt())
                && (evidenceDueBy == null || now.isBefore(evidenceDueBy));
    }

    private Instant answerAt() {
        var afterNotes = openedAt.plus(FOR_NOTES);
        return evidenceDueBy == null || evidenceDueBy.minus(IN_TIME).isAfter(afterNotes) ? afterNotes
                : evidenceDueBy.minus(IN_TIME);
    }

    /// From now until the lease ends the submission is this caller's.
    DisputeStep submit(Evidence whole, Instant now) {
        stage = Stage.SUBMITTING;
        evidence = whole;
        submissions++;
        dueAt = now.plus(Charge.LEASE);
        return new DisputeStep.Submit(new Submission(id, disputeRef, submissions, whole));
    }

    DisputeStep look(Instant now) {
        dueAt = now.plus(Charge.LEASE);
        return new DisputeStep.Look(disputeRef);
    }

    /// Records how it stands. What is closed stays closed; only its money may still move.
    /// @param asked whether this answers our own question, so that evidence that has not
    /// arrived by now never will
    /// @return whether it has just been closed
    boolean see(SeenDispute seen, boolean asked, Instant now) {
        withdrawnMinor = Math.max(withdrawnMinor, seen.withdrawn().minor());
        reinstatedMinor = Math.max(reinstatedMinor, Math.min(seen.reinstated().minor(), withdrawnMinor));
        var closes = closedAt == null && seen.standing() != CardDisputes.Standing.OPEN;
        if (closes) {
            stage = seen.standing() == CardDisputes.Standing.LOST ? Stage.LOST : Stage.WON;
            closedAt = now;
        }
        else if (closedAt == null) {
            stayOpen(seen, asked, now);
        }
        if (asked || stage != Stage.SUBMITTING) {
            dueAt = nextLook(now);
        }
        return closes;
    }

    private void stayOpen(SeenDispute seen, boolean asked, Instant now) {
        inquiry = seen.inquiry();
        amount = seen.amount();
        answerable = seen.answerable();
        evidenceDueBy = seen.dueBy();
        if (!answerable) {
            stage = Stage.EVIDENCE_SUBMITTED;
            submittedAt = submittedAt == null ? now : submittedAt;
            troubles = 0;
        }
        else if (stage != Stage.SUBMITTING) {
            stage = Stage.OPEN;
        }
        else if (asked) {
            stage = Stage.OPEN;
            troubles++;
        }
    }

    private @Nullable Instant nextLook(Instant now) {
        if (closedAt != null) {
            return moneyIsStill() || !now.isBefore(closedAt.plus(MONEY_FOLLOWS_WITHIN)) ? null
                    : now.plus(UNTIL_NEXT_LOOK);
        }
        if (mustAnswer(now)) {
            return troubles == 0 ? now : now.plus(backOff());
        }
        var look = now.plus(UNTIL_NEXT_LOOK);
        return stage == Stage.OPEN && answerable && answerAt().isAfter(now) && answerAt().isBefore(look) ? answerAt()
                : look;
    }

    private boolean moneyIsStill() {
        return inquiry || (stage == Stage.LOST ? withdrawnMinor > 0 : reinstatedMinor == withdrawnMinor);
    }

    /// The provider did not say; it is asked again.
    void notSeen(Instant now) {
        troubles++;
        dueAt = now.plus(backOff());
    }

    private Duration backOff() {
        return Charge.FIRST_LOOK.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS));
    }

    /// Replaces what an admin has to say to the bank.
    void annotate(String text, UUID admin) {
        if (stage != Stage.OPEN) {
            throw Refusal.conflict("evidence-submitted", "The evidence is submitted, or not needed any more.");
        }
        note = text;
        notedBy = admin;
    }

    UUID id() {
        return id;
    }

    ChargeId charge() {
        return charge;
    }

    BookingId booking() {
        return booking;
    }

    String reason() {
        return reason;
    }

    boolean inquiry() {
        return inquiry;
    }

    boolean open() {
        return closedAt == null;
    }

    boolean lost() {
        return stage == Stage.LOST;
    }

    Money withdrawn() {
        return new Money(withdrawnMinor, amount.currency());
    }

    Money reinstated() {
        return new Money(reinstatedMinor, amount.currency());
    }

    @Nullable String note() {
        return note;
    }

    DisputeView view() {
        return new DisputeView(id, charge.value(), booking.value(), company.value(), amount, reason, stage, inquiry,
                evidenceDueBy, stage == Stage.OPEN && answerable ? answerAt() : null, withdrawn(), reinstated(), note,
                evidence, openedAt, submittedAt, closedAt);
    }

    /// Where a dispute stands.
    enum Stage {

        /// The bank waits for evidence.
        OPEN,
        /// The evidence is being submitted, or was, and no clear answer came.
        SUBMITTING,
        /// The bank has the evidence and decides.
        EVIDENCE_SUBMITTED,
        /// Decided in the platform's favour, as is an inquiry that came to nothing.
        WON,
        /// The bank has given the company its money back for good.
        LOST

    }

}
