package dev.cadence.bookings;

import java.time.Duration;
import java.time.Instant;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingEvent.Deal;
import dev.cadence.bookings.BookingEvent.Parties;
import dev.cadence.shared.Money;
import dev.cadence.vetting.Tier;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/// What a booking's company and engineer agree on. It is written down with the request and never changes.
@MappedSuperclass
abstract class Agreement extends AbstractAggregateRoot<Booking> {

    private @EmbeddedId @AttributeOverride(name = "value", column = @Column(name = "id")) BookingId id;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "company_id")) CompanyId company;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "engineer_id")) EngineerId engineer;

    private @Enumerated(EnumType.STRING) Tier tier;

    private String cardFingerprint;

    private @Embedded @EmbeddedColumnNaming("weekly_price_%s") Money weeklyPrice;

    private int termsVersion;

    private long trialSeconds;

    private long chargeSpacingSeconds;

    private Instant requestedAt;

    private Instant respondBy;

    private @Nullable Instant agreedStartAt;

    /// @throws dev.cadence.shared.Refusal as [Engagement#requireStart] does
    Agreement(Engagement engagement, Terms terms, @Nullable Instant agreedStart, Instant now) {
        engagement.requireStart(agreedStart, now);
        var chosen = engagement.engineer();
        this.id = BookingId.next();
        this.company = engagement.company();
        this.engineer = chosen.id();
        this.tier = chosen.tier();
        this.cardFingerprint = engagement.cardFingerprint();
        this.weeklyPrice = terms.weeklyPrice(chosen.tier());
        this.termsVersion = terms.version();
        this.trialSeconds = engagement.trial() ? terms.trial().toSeconds() : 0;
        this.chargeSpacingSeconds = terms.chargeSpacing().toSeconds();
        this.requestedAt = now;
        this.respondBy = now.plus(terms.acceptWithin());
        this.agreedStartAt = agreedStart;
    }

    @SuppressWarnings("NullAway.Init")
    protected Agreement() {
    }

    Instant startIfAcceptedAt(Instant now) {
        return agreedStartAt != null && agreedStartAt.isAfter(now) ? agreedStartAt : now;
    }

    BookingId id() {
        return id;
    }

    EngineerId engineer() {
        return engineer;
    }

    Parties parties() {
        return new Parties(company, engineer);
    }

    Tier tier() {
        return tier;
    }

    Deal deal() {
        return new Deal(weeklyPrice, termsVersion);
    }

    /// Zero for a booking without one.
    Duration trial() {
        return Duration.ofSeconds(trialSeconds);
    }

    Duration chargeSpacing() {
        return Duration.ofSeconds(chargeSpacingSeconds);
    }

    Instant requestedAt() {
        return requestedAt;
    }

    Instant respondBy() {
        return respondBy;
    }

    @Nullable Instant agreedStartAt() {
        return agreedStartAt;
    }

}
