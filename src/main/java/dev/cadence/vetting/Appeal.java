package dev.cadence.vetting;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Ids;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// An engineer's objection to a rejection, which another admin decides than the first.
@Entity
class Appeal {

    private @Id UUID id;

    private UUID decisionId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "application_id"))
    private ApplicationId application;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "first_decided_by"))
    private AccountId firstDecidedBy;

    private String statement;

    private Instant madeAt;

    private Instant dueAt;

    private @Nullable Instant overdueToldAt;

    private @Enumerated(EnumType.STRING) @Nullable Outcome outcome;

    private @Enumerated(EnumType.STRING) @Nullable Tier tier;

    private @Nullable String summary;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private @Nullable AccountId decidedBy;

    private @Nullable Instant decidedAt;

    private @Version @Nullable Long version;

    /// @throws Refusal `too-late-to-appeal`
    Appeal(Decision decision, String statement, VettingPolicy policy, Instant now) {
        decision.requireOpenToAppeal(now);
        this.id = Ids.next();
        this.decisionId = decision.id();
        this.application = decision.application();
        this.engineer = decision.engineer();
        this.firstDecidedBy = decision.decidedBy();
        this.statement = statement;
        this.madeAt = now;
        this.dueAt = now.plus(policy.decideAppealWithin());
    }

    @SuppressWarnings("NullAway.Init")
    protected Appeal() {
    }

    /// Decides it for good.
    /// @param tier only with {@link Outcome#APPROVED}
    /// @throws Refusal `appeal-decided`, `appeal-of-own-decision`
    Appeal decide(Outcome decided, @Nullable Tier tier, String summary, AccountId by, Instant now) {
        if (decidedAt != null) {
            throw Refusal.conflict("appeal-decided", "This appeal was decided at %s.".formatted(decidedAt));
        }
        if (by.equals(firstDecidedBy)) {
            throw Refusal.conflict("appeal-of-own-decision",
                    "An appeal is decided by another admin than the one whose decision it is about.");
        }
        this.outcome = decided;
        this.tier = tier;
        this.summary = summary;
        this.decidedBy = by;
        this.decidedAt = now;
        return this;
    }

    /// Marks that admins have been told that it is overdue.
    Appeal tellOverdue(Instant now) {
        overdueToldAt = now;
        return this;
    }

    /// Forgets what was said, by either side.
    Appeal erase() {
        statement = "Erased";
        summary = summary == null ? null : "Erased";
        return this;
    }

    boolean isOpen() {
        return decidedAt == null;
    }

    UUID id() {
        return id;
    }

    ApplicationId application() {
        return application;
    }

    EngineerId engineer() {
        return engineer;
    }

    Instant dueAt() {
        return dueAt;
    }

    AppealView view() {
        return new AppealView(id, application.value(), decisionId, engineer.value(), statement, madeAt, dueAt, outcome,
                tier, summary, decidedAt);
    }

    /// What comes of it.
    enum Outcome {

        /// The rejection stands.
        UPHELD,

        /// The engineer can be booked after all.
        APPROVED,

        /// The engineer is heard once more.
        NEW_INTERVIEW

    }

}
