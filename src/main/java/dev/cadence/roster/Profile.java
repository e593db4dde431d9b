package dev.cadence.roster;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.AbstractAggregateRoot;

/// One approved engineer as the world sees them. Nobody sees a suspended one.
@Entity
@Table(name = "engineer_profile")
class Profile extends AbstractAggregateRoot<Profile> {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    private String name;

    private String headline;

    private String biography;

    private String location;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> links;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private ZoneId timeZone;

    @Embedded
    private WorkingHours hours;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> skills;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> skillSlugs;

    /// As many as there are skills, and in their order.
    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<Integer> skillYears;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> industries = List.of();

    private Instant availableFrom;

    private int capacityHours = Availability.USUAL_HOURS;

    @ElementCollection
    @CollectionTable(name = "blocked_period", joinColumns = @JoinColumn(name = "engineer_id"))
    @OrderColumn(name = "number")
    private List<BlockedPeriod> blockedPeriods = new ArrayList<>();

    private Instant approvedAt;

    private @Nullable Instant suspendedAt;

    private @Nullable String suspensionReason;

    @AttributeOverride(name = "value", column = @Column(name = "suspended_by"))
    private @Nullable AccountId suspendedBy;

    private @Nullable Instant erasedAt;

    /// Changes only through {@link Profiles#engage} and {@link Profiles#release}, which
    /// no stale copy may overwrite.
    @Column(updatable = false)
    private boolean engaged;

    @Version
    private @Nullable Long version;

    Profile(EngineerId engineer, Tier tier, Introduction introduction, Instant now) {
        this.engineer = engineer;
        this.tier = tier;
        this.approvedAt = now;
        say(introduction, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected Profile() {
    }

    /// Lets the engineer be booked at another tier. A booking that runs keeps its price.
    Profile move(Tier tier) {
        this.tier = tier;
        return this;
    }

    /// The engineer's own words, which change neither tier nor visibility. A first start
    /// that is not named stays.
    Profile say(Introduction introduction) {
        requireKept();
        say(introduction, availableFrom);
        return this;
    }

    Profile offer(Availability availability) {
        requireKept();
        timeZone = availability.timeZone();
        hours = availability.workingHours();
        capacityHours = availability.capacityHours();
        availableFrom = availability.availableFrom();
        if (!blockedPeriods.equals(availability.blockedPeriods())) {
            blockedPeriods.clear();
            blockedPeriods.addAll(availability.blockedPeriods());
        }
        return this;
    }

    /// In which trades the engineer has worked.
    Profile workIn(List<Industry> known) {
        requireKept();
        industries = known.stream().map(Industry::slug).distinct().toList();
        return this;
    }

    /// Hides the engineer from everyone. A booking that runs goes on. Who is suspended
    /// stays so since then, with the newest reason.
    Profile suspend(String reason, AccountId by, Instant time) {
        requireKept();
        if (suspendedAt == null) {
            // Another instance's clock may be ahead of this one's.
            var now = time.isBefore(approvedAt) ? approvedAt : time;
            suspendedAt = now;
            registerEvent(new RosterEvent.Suspended(engineer, now));
        }
        if (!reason.equals(suspensionReason)) {
            suspensionReason = reason;
            suspendedBy = by;
        }
        return this;
    }

    /// Shows the engineer again, unless they are seen anyway.
    Profile reinstate(Instant now) {
        requireKept();
        if (suspendedAt != null) {
            suspendedAt = null;
            suspensionReason = null;
            suspendedBy = null;
            registerEvent(new RosterEvent.Reinstated(engineer, now));
        }
        return this;
    }

    /// Leaves of the engineer nothing but the id that bookings know, for nobody to see.
    /// Nobody is told of it: who is erased has no bookings that could wait.
    Profile erase(Instant time) {
        var now = time.isBefore(approvedAt) ? approvedAt : time;
        say(Introduction.NOBODY, now);
        industries = List.of();
        capacityHours = 0;
        blockedPeriods.clear();
        suspendedAt = suspendedAt == null ? now : suspendedAt;
        suspensionReason = null;
        suspendedBy = null;
        erasedAt = now;
        return this;
    }

    private void requireKept() {
        if (erasedAt != null) {
            throw Roster.unknown(engineer);
        }
    }

    private void say(Introduction introduction, Instant usualStart) {
        name = introduction.name();
        headline = introduction.headline();
        biography = introduction.biography();
        location = introduction.location();
        links = introduction.links().stream().map(URI::toString).toList();
        timeZone = introduction.timeZone();
        hours = introduction.workingHours();
        skills = introduction.skills().stream().map(known -> known.skill().name()).toList();
        skillSlugs = introduction.skills().stream().map(known -> known.skill().slug()).toList();
        skillYears = introduction.skills().stream().map(Proficiency::years).toList();
        availableFrom = introduction.availableFrom() == null ? usualStart : introduction.availableFrom();
    }

    boolean visible() {
        return suspendedAt == null;
    }

    /// Whether no booking holds the engineer and they take some.
    boolean availableAt(Instant instant) {
        return !engaged && availability().takesBookingsAt(instant);
    }

    Bookable bookable() {
        return new Bookable(engineer, name, tier, availability());
    }

    Availability availability() {
        return new Availability(timeZone, hours, capacityHours, availableFrom, blockedPeriods);
    }

    List<Industry> industries() {
        return industries.stream().map(Industry::new).toList();
    }

    EngineerId engineer() {
        return engineer;
    }

    Tier tier() {
        return tier;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    /// Null for whom everybody sees, and for who was erased.
    @Nullable Suspension suspension() {
        return suspendedAt == null || suspensionReason == null || suspendedBy == null ? null
                : new Suspension(suspendedAt, suspensionReason, suspendedBy);
    }

    Introduction introduction() {
        var known = IntStream.range(0, skills.size())
            .mapToObj(number -> new Proficiency(Skill.of(skills.get(number)), skillYears.get(number)))
            .toList();
        return new Introduction(name, headline, biography, location, links.stream().map(URI::create).toList(), timeZone,
                hours, known, availableFrom);
    }

}
