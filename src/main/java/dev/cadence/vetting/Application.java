package dev.cadence.vetting;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

import static java.util.Objects.requireNonNull;

/// One engineer's wish to be booked, or to be booked at another tier: written, submitted, talked over, decided.
@Entity
class Application extends AbstractAggregateRoot<Application> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private ApplicationId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    private @Enumerated(EnumType.STRING) Stage stage;

    private @Nullable String name;

    private @Nullable String headline;

    private @Nullable String biography;

    private @Nullable String location;

    private @JdbcTypeCode(SqlTypes.ARRAY) List<String> links;

    private @Nullable ZoneId timeZone;

    private @Embedded @Nullable WorkingHours hours;

    private @JdbcTypeCode(SqlTypes.ARRAY) List<String> skills;

    private @JdbcTypeCode(SqlTypes.ARRAY) List<Integer> skillYears;

    private @Nullable Integer yearsOfExperience;

    private @Enumerated(EnumType.STRING) @Nullable Tier tierAsked;

    private @Nullable String aiStatement;

    private @Nullable Instant availableFrom;

    private @Nullable Integer policyVersion;

    /// Counts the interviews' rounds: an appeal can grant another one.
    private int round = 1;

    private Instant startedAt;

    private @Nullable Instant submittedAt;

    private @Nullable Instant interviewedAt;

    private @Nullable Instant decisionDueAt;

    private @Nullable Instant overdueToldAt;

    private @Nullable Instant closedAt;

    private @Version @Nullable Long version;

    /// @param said what they said the last time, or nothing
    Application(EngineerId engineer, ApplicationForm said, Instant now) {
        this.id = ApplicationId.next();
        this.engineer = engineer;
        this.stage = Stage.DRAFT;
        this.startedAt = now;
        this.links = List.of();
        this.skills = List.of();
        this.skillYears = List.of();
        say(said);
    }

    @SuppressWarnings("NullAway.Init")
    protected Application() {
    }

    /// Says everything anew; what the form leaves out is not said any more.
    /// @throws Refusal `wrong-stage` once it was submitted
    Application write(ApplicationForm form) {
        require(Stage.DRAFT, "be rewritten");
        say(form);
        return this;
    }

    private void say(ApplicationForm form) {
        name = form.name();
        headline = form.headline();
        biography = form.biography();
        location = form.location();
        links = form.linksOrNone().stream().map(URI::toString).toList();
        timeZone = form.timeZone();
        hours = form.workingHours();
        skills = form.skillsOrNone().stream().map(known -> known.skill().name()).toList();
        skillYears = form.skillsOrNone().stream().map(Proficiency::years).toList();
        yearsOfExperience = form.yearsOfExperience();
        tierAsked = form.tierAsked();
        aiStatement = form.aiStatement();
        availableFrom = form.availableFrom();
    }

    /// Hands it in, under the rules in force.
    /// @throws Refusal `wrong-stage`; `application-incomplete`, which says field by field
    /// what is missing
    Application submit(VettingPolicy policy, Instant now) {
        require(Stage.DRAFT, "be submitted");
        var missing = form().missing();
        if (!missing.isEmpty()) {
            throw Refusal.incomplete("application-incomplete", "The application cannot be submitted yet.", missing);
        }
        stage = Stage.SUBMITTED;
        submittedAt = now;
        policyVersion = policy.version();
        registerEvent(new VettingEvent.Submitted(id.value(), engineer, now));
        return this;
    }

    /// Takes it back, which has no consequences until the interview was held; of a second
    /// round the first one was.
    /// @throws Refusal `wrong-stage`
    Application withdraw(Instant now) {
        if (stage != Stage.DRAFT && stage != Stage.SUBMITTED || round > 1) {
            throw wrongStage("be withdrawn");
        }
        close(Stage.WITHDRAWN, now);
        registerEvent(new VettingEvent.Withdrawn(id.value(), engineer, now));
        return this;
    }

    /// @throws Refusal `wrong-stage` unless it waits for its interview
    void requireAwaitingInterview() {
        require(Stage.SUBMITTED, "have an interview");
    }

    /// The interview was held, and from its end a decision is due.
    Application interviewed(Instant heldUntil, VettingPolicy policy) {
        require(Stage.SUBMITTED, "have been talked over");
        stage = Stage.INTERVIEWED;
        interviewedAt = heldUntil;
        decisionDueAt = heldUntil.plus(policy.decideWithin());
        overdueToldAt = null;
        registerEvent(new VettingEvent.Interviewed(id.value(), engineer, decisionDueAt, heldUntil));
        return this;
    }

    /// @throws Refusal `wrong-stage` unless it waits for its decision
    void requireAwaitingDecision() {
        require(Stage.INTERVIEWED, "be decided");
    }

    /// @throws Refusal `tier-above-asked`
    void requireAsked(Tier tier) {
        if (tier.compareTo(requireNonNull(tierAsked)) > 0) {
            throw Refusal.conflict("tier-above-asked",
                    "They asked to be booked as %s, and can be approved at that or at a lower tier."
                        .formatted(tierAsked));
        }
    }

    /// Lets the engineer be booked, at a tier that may be another than was asked for.
    Application approve(Tier tier, Instant now) {
        require(Stage.INTERVIEWED, "be approved");
        return approved(tier, now);
    }

    Application reject(Instant now) {
        require(Stage.INTERVIEWED, "be rejected");
        close(Stage.REJECTED, now);
        registerEvent(new VettingEvent.Rejected(id.value(), engineer, now));
        return this;
    }

    /// Approves after all what was rejected.
    Application approveOnAppeal(Tier tier, Instant now) {
        require(Stage.REJECTED, "be approved on appeal");
        return approved(tier, now);
    }

    /// Goes back to wait for another interview, which an appeal has granted.
    Application reopen(Instant now) {
        require(Stage.REJECTED, "be opened again");
        stage = Stage.SUBMITTED;
        closedAt = null;
        round++;
        registerEvent(new VettingEvent.Reopened(id.value(), engineer, now));
        return this;
    }

    private Application approved(Tier tier, Instant now) {
        close(Stage.APPROVED, now);
        registerEvent(new VettingEvent.Approved(engineer, tier, introduction(), now));
        return this;
    }

    private void close(Stage last, Instant now) {
        stage = last;
        closedAt = now;
    }

    /// Marks that admins have been told that the decision is overdue.
    Application tellOverdue(Instant now) {
        overdueToldAt = now;
        return this;
    }

    /// Leaves what was decided, and nothing of what was said. What is still open ends.
    Application erase(Instant now) {
        if (closedAt == null) {
            close(Stage.WITHDRAWN, now);
        }
        say(submittedAt == null ? ApplicationForm.EMPTY : ApplicationForm.erased(tierAsked));
        return this;
    }

    private void require(Stage required, String deed) {
        if (stage != required) {
            throw wrongStage(deed);
        }
    }

    private Refusal wrongStage(String deed) {
        return Refusal.conflict("wrong-stage", "An application in stage %s cannot %s.".formatted(stage, deed));
    }

    ApplicationForm form() {
        return new ApplicationForm(name, headline, biography, location, links.stream().map(URI::create).toList(),
                timeZone, hours, proficiencies(), yearsOfExperience, tierAsked, aiStatement, availableFrom);
    }

    /// What the world will read of somebody approved.
    private Introduction introduction() {
        return new Introduction(requireNonNull(name), requireNonNull(headline), requireNonNull(biography),
                requireNonNull(location), links.stream().map(URI::create).toList(), requireNonNull(timeZone),
                requireNonNull(hours), proficiencies(), availableFrom);
    }

    private List<Proficiency> proficiencies() {
        return IntStream.range(0, skills.size())
            .mapToObj(number -> new Proficiency(Skill.of(skills.get(number)), skillYears.get(number)))
            .toList();
    }

    ApplicationId id() {
        return id;
    }

    EngineerId engineer() {
        return engineer;
    }

    Stage stage() {
        return stage;
    }

    /// Of the rules that it was submitted under; null before.
    @Nullable Integer policyVersion() {
        return policyVersion;
    }

    int round() {
        return round;
    }

    Instant startedAt() {
        return startedAt;
    }

    @Nullable Instant submittedAt() {
        return submittedAt;
    }

    @Nullable Instant interviewedAt() {
        return interviewedAt;
    }

    @Nullable Instant decisionDueAt() {
        return decisionDueAt;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }

    /// Where an application is.
    enum Stage {

        DRAFT, SUBMITTED, INTERVIEWED, APPROVED, REJECTED, WITHDRAWN

    }

}
