package dev.cadence.roster;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import dev.cadence.accounts.EngineerId;
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

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private ZoneId timeZone;

    @Embedded
    private WorkingHours hours;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> skills;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> skillSlugs;

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
        this.name = introduction.name();
        this.headline = introduction.headline();
        this.biography = introduction.biography();
        this.timeZone = introduction.timeZone();
        this.hours = introduction.workingHours();
        this.skills = introduction.skills().stream().map(Skill::name).toList();
        this.skillSlugs = introduction.skills().stream().map(Skill::slug).toList();
        this.availableFrom = introduction.availableFrom() == null ? now : introduction.availableFrom();
        this.approvedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Profile() {
    }

    /// Hides the engineer from everyone. A booking that runs goes on.
    Profile suspend(Instant now) {
        suspendedAt = suspendedAt == null ? now : suspendedAt;
        return this;
    }

    /// Leaves of the engineer nothing but the id that bookings know, for nobody to see.
    Profile erase(Instant now) {
        name = "Erased engineer";
        headline = "Erased";
        biography = "";
        timeZone = ZoneId.of("UTC");
        hours = new WorkingHours(LocalTime.MIDNIGHT, LocalTime.NOON);
        skills = List.of("none");
        skillSlugs = List.of("none");
        availableFrom = now;
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
        return new Introduction(name, headline, biography, timeZone, hours, skills.stream().map(Skill::of).toList(),
                availableFrom);
    }

}
