package dev.cadence.vetting;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;

import dev.cadence.accounts.AccountId;
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
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/// One conversation for one application: agreed for a slot, then held, missed or cancelled. What was said is kept outside
/// of it, because it is long and seldom read.
@Entity
class Interview extends AbstractAggregateRoot<Interview> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private InterviewId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "application_id"))
    private ApplicationId application;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    private int round;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "slot_id"))
    private SlotId slot;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "interviewer"))
    private AccountId interviewer;

    private Instant startsAt;

    private Instant endsAt;

    private ZoneId timeZone;

    private @Enumerated(EnumType.STRING) Stage stage;

    private int calendarSequence;

    private Instant agreedAt;

    private @Nullable Instant closedAt;

    private @Enumerated(EnumType.STRING) @Nullable Side cancelledBy;

    private @Nullable String recordingUrl;

    private @Nullable String recordingSha256;

    private @Version @Nullable Long version;

    /// @throws Refusal `wrong-stage` unless the application waits for an interview,
    /// `slot-over`
    Interview(Application application, InterviewSlot slot, Instant now) {
        application.requireAwaitingInterview();
        this.id = InterviewId.next();
        this.application = application.id();
        this.engineer = application.engineer();
        this.round = application.round();
        this.stage = Stage.AGREED;
        this.agreedAt = now;
        take(slot, now);
        registerEvent(new InterviewEvent.Agreed(id, calendarSequence, now));
        registerEvent(new VettingEvent.InterviewAgreed(id.value(), this.application.value(), engineer, now));
    }

    @SuppressWarnings("NullAway.Init")
    protected Interview() {
    }

    private void take(InterviewSlot taken, Instant now) {
        taken.requireAhead(now);
        slot = taken.id();
        interviewer = taken.interviewer();
        startsAt = taken.startsAt();
        endsAt = taken.endsAt();
        timeZone = taken.timeZone();
    }

    /// Leaves its slot for another one; for its own, nothing changes.
    /// @throws Refusal `wrong-stage`, `too-late-to-move`, `slot-over`
    Interview move(InterviewSlot to, Side by, VettingPolicy policy, Instant now) {
        requireChangeable(by, policy, now, "be moved");
        if (!to.id().equals(slot)) {
            calendarSequence++;
            registerEvent(new InterviewEvent.Moved(id, calendarSequence, interviewer, startsAt, endsAt, now));
            registerEvent(new VettingEvent.InterviewMoved(id.value(), application.value(), engineer, now));
            take(to, now);
        }
        return this;
    }

    /// @throws Refusal `wrong-stage`, `too-late-to-move`
    Interview cancel(Side by, VettingPolicy policy, Instant now) {
        requireChangeable(by, policy, now, "be cancelled");
        return cancel(by, now);
    }

    /// Whatever the time, because nothing is left to talk about.
    Interview cancel(Side by, Instant now) {
        require(Stage.AGREED, "be cancelled");
        close(Stage.CANCELLED, now);
        cancelledBy = by;
        calendarSequence++;
        registerEvent(new InterviewEvent.Cancelled(id, calendarSequence, now));
        registerEvent(new VettingEvent.InterviewCancelled(id.value(), application.value(), engineer, now));
        return this;
    }

    /// Admins may change it until it is closed: an interviewer may fall ill.
    private void requireChangeable(Side by, VettingPolicy policy, Instant now, String deed) {
        require(Stage.AGREED, deed);
        var latest = startsAt.minus(policy.moveNotice());
        if (by == Side.ENGINEER && now.isAfter(latest)) {
            throw Refusal.conflict("too-late-to-move", "The interview could %s until %s.".formatted(deed, latest));
        }
    }

    /// It was held, or is about to be.
    /// @throws Refusal `wrong-stage`, `interview-not-begun`
    Interview conclude(Instant now) {
        require(Stage.AGREED, "be concluded");
        requirePast(startsAt, now, "is held");
        close(Stage.HELD, now);
        return this;
    }

    /// The engineer did not come.
    /// @throws Refusal `wrong-stage`, `interview-not-begun`
    Interview miss(VettingPolicy policy, Instant now) {
        require(Stage.AGREED, "be missed");
        requirePast(startsAt.plus(policy.noShowAfter()), now, "can be given up");
        close(Stage.NO_SHOW, now);
        registerEvent(new InterviewEvent.Missed(id, calendarSequence, now));
        registerEvent(new VettingEvent.InterviewMissed(id.value(), application.value(), engineer, now));
        return this;
    }

    private static void requirePast(Instant earliest, Instant now, String deed) {
        if (now.isBefore(earliest)) {
            throw Refusal.conflict("interview-not-begun", "The interview %s from %s on.".formatted(deed, earliest));
        }
    }

    private void close(Stage last, Instant now) {
        stage = last;
        closedAt = now;
    }

    /// Says where the recording is and proves which it is.
    /// @throws Refusal `wrong-stage`
    Interview record(URI url, String sha256, Application application) {
        requireEvidenceOf(application);
        recordingUrl = url.toString();
        recordingSha256 = sha256;
        return this;
    }

    /// @throws Refusal `wrong-stage` unless it was held and what comes of it is still to
    /// be decided
    void requireEvidenceOf(Application application) {
        require(Stage.HELD, "be recorded");
        application.requireAwaitingDecision();
        if (round != application.round()) {
            throw Refusal.conflict("wrong-stage", "What came of this interview has been decided.");
        }
    }

    /// Forgets what was recorded.
    Interview erase() {
        recordingUrl = null;
        recordingSha256 = null;
        return this;
    }

    private void require(Stage required, String deed) {
        if (stage != required) {
            throw Refusal.conflict("wrong-stage", "An interview in stage %s cannot %s.".formatted(stage, deed));
        }
    }

    InterviewId id() {
        return id;
    }

    ApplicationId application() {
        return application;
    }

    EngineerId engineer() {
        return engineer;
    }

    int round() {
        return round;
    }

    SlotId slot() {
        return slot;
    }

    AccountId interviewer() {
        return interviewer;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    /// The interviewer's.
    ZoneId timeZone() {
        return timeZone;
    }

    Stage stage() {
        return stage;
    }

    int calendarSequence() {
        return calendarSequence;
    }

    Instant agreedAt() {
        return agreedAt;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }

    @Nullable Side cancelledBy() {
        return cancelledBy;
    }

    @Nullable String recordingUrl() {
        return recordingUrl;
    }

    @Nullable String recordingSha256() {
        return recordingSha256;
    }

    /// Where an interview is.
    enum Stage {

        AGREED, HELD, NO_SHOW, CANCELLED

    }

    /// Who wants something of it.
    enum Side {

        ENGINEER, ADMIN

    }

}
