package dev.cadence.roster;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// One approved engineer as the world sees them. Nobody sees a suspended one.
@Entity
@Table(name = "engineer_profile")
class Profile {

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

    private Instant availableFrom;

    private Instant approvedAt;

    private @Nullable Instant suspendedAt;

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

    /// Hides the engineer from everyone. A booking that runs goes on.
    Profile suspend(Instant now) {
        suspendedAt = suspendedAt == null ? now : suspendedAt;
        return this;
    }

    private void say(Introduction introduction, Instant now) {
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
        availableFrom = introduction.availableFrom() == null ? now : introduction.availableFrom();
    }

    /// Leaves of the engineer nothing but the id that bookings know, for nobody to see.
    Profile erase(Instant now) {
        say(Introduction.NOBODY, now);
        return suspend(now);
    }

    boolean visible() {
        return suspendedAt == null;
    }

    /// Whether no booking holds the engineer.
    boolean available() {
        return !engaged;
    }

    Bookable bookable() {
        return new Bookable(engineer, name, tier, availableFrom);
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

    @Nullable Instant suspendedAt() {
        return suspendedAt;
    }

    Introduction introduction() {
        var known = IntStream.range(0, skills.size())
            .mapToObj(number -> new Proficiency(Skill.of(skills.get(number)), skillYears.get(number)))
            .toList();
        return new Introduction(name, headline, biography, location, links.stream().map(URI::create).toList(), timeZone,
                hours, known, availableFrom);
    }

}
