package dev.cadence.accounts;

import java.time.Instant;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/// That a founder belongs to a company, as what and since when.
@Embeddable
record Membership(@Embedded @AttributeOverride(name = "value", column = @Column(name = "company_id")) CompanyId company,
        @Enumerated(EnumType.STRING) @Column(name = "membership") Standing standing,
        @Column(name = "joined_at") Instant since) {

    boolean isOwners() {
        return standing == Standing.OWNER;
    }

    Membership as(Standing other) {
        return new Membership(company, other, since);
    }

}
