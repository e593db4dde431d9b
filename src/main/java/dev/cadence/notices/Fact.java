package dev.cadence.notices;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import org.jspecify.annotations.Nullable;

/// Something that has happened, and who may know of it besides admins.
///
/// @param company whose founders may know; null for none
/// @param engineer who may know; null for none
record Fact(EventType type, Instant at, @Nullable UUID company, @Nullable UUID engineer, EventData data) {

    /// What only a company is told.
    static Fact of(EventType type, Instant at, CompanyId company, EventData data) {
        return new Fact(type, at, company.value(), null, data.ofCompany(company.value()));
    }

    /// What only an engineer is told.
    static Fact of(EventType type, Instant at, EngineerId engineer, EventData data) {
        return new Fact(type, at, null, engineer.value(), data.ofEngineer(engineer.value()));
    }

    /// What both sides of a booking are told.
    static Fact of(EventType type, Instant at, UUID company, UUID engineer, EventData data) {
        return new Fact(type, at, company, engineer, data.ofCompany(company).ofEngineer(engineer));
    }

}
