package dev.cadence.accounts;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// A founder's organisation. What it booked and owes is kept by other modules, under its id.
@Entity
class Company {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private CompanyId id;

    private String name;

    private Instant createdAt;

    private @Nullable Instant closedAt;

    private @Version @Nullable Long version;

    Company(String name, Instant now) {
        this.id = CompanyId.next();
        this.name = name;
        this.createdAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Company() {
    }

    /// A company is seen by its own founders and by admins.
    boolean isVisibleTo(Caller caller) {
        return switch (caller) {
            case Caller.Founder founder -> founder.company().equals(id);
            case Caller.Unaffiliated _, Caller.Engineer _ -> false;
            case Caller.Admin _ -> true;
        };
    }

    Company rename(String to) {
        name = to;
        return this;
    }

    /// Keeps what it did, and lets nobody act for it any more.
    Company close(Instant now) {
        closedAt = closedAt == null ? now : closedAt;
        return this;
    }

    CompanyId id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }

}
