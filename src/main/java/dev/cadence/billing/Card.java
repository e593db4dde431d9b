package dev.cadence.billing;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardVault.CardDetails;
import dev.cadence.billing.Wallet.Payer;
import dev.cadence.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/// A company's saved card: the provider's reference to it, and what a person needs to recognise it. The number itself
/// never comes near this application.
@Entity
class Card {

    /// How long before it can no longer be charged its owner is warned.
    private static final List<Duration> WARNINGS = List.of(Duration.ofDays(30), Duration.ofDays(7));

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    private String paymentMethodRef;

    private String brand;

    private String last4;

    private int expiryMonth;

    private int expiryYear;

    private String fingerprint;

    private boolean chosen;

    private Instant savedAt;

    /// Since when it is as it is: with another date on it, it may work where it was
    /// refused before.
    private Instant changedAt;

    private @Nullable Instant removedAt;

    private boolean detached;

    private @Nullable Instant dueAt;

    Card(CompanyId company, CardDetails details, Instant now) {
        this.id = Ids.next();
        this.company = company;
        this.paymentMethodRef = details.paymentMethodRef();
        this.brand = details.brand();
        this.last4 = details.last4();
        this.expiryMonth = details.expiryMonth();
        this.expiryYear = details.expiryYear();
        this.fingerprint = details.fingerprint();
        this.savedAt = now;
        this.changedAt = now;
        this.dueAt = nextWarning(now);
    }

    @SuppressWarnings("NullAway.Init")
    protected Card() {
    }

    /// Takes over how the provider describes the card now.
    Card refresh(CardDetails details, Instant now) {
        brand = details.brand();
        last4 = details.last4();
        expiryMonth = details.expiryMonth();
        expiryYear = details.expiryYear();
        fingerprint = details.fingerprint();
        changedAt = now;
        dueAt = nextWarning(now);
        return this;
    }

    boolean isAs(CardDetails details) {
        return details.equals(new CardDetails(paymentMethodRef, brand, last4, expiryMonth, expiryYear, fingerprint));
    }

    /// Its company wants it no more, and it is not charged from now on. The provider has
    /// to be told.
    Card remove(Instant now) {
        chosen = false;
        removedAt = now;
        return tellLater(now);
    }

    Card tellLater(Instant now) {
        dueAt = now.plus(Charge.LEASE);
        return this;
    }

    /// The provider no longer has it.
    Card gone(Instant now) {
        chosen = false;
        removedAt = isRemoved() ? removedAt : now;
        detached = true;
        dueAt = null;
        return this;
    }

    /// The time of a warning has come.
    /// @return whether its owner is to be warned
    boolean warn(Instant now) {
        dueAt = nextWarning(now);
        return chosen && now.isBefore(expiresAt());
    }

    /// What is late, because nobody was there, is left out if there is another to come.
    private @Nullable Instant nextWarning(Instant now) {
        return WARNINGS.stream().map(expiresAt()::minus).filter(now::isBefore).findFirst().orElse(null);
    }

    /// A card can be charged until the end of the month that is printed on it.
    Instant expiresAt() {
        return YearMonth.of(expiryYear, expiryMonth).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    boolean isUsable(Instant now) {
        return !isRemoved() && now.isBefore(expiresAt());
    }

    boolean isRemoved() {
        return removedAt != null;
    }

    boolean isChosen() {
        return chosen;
    }

    boolean isDetached() {
        return detached;
    }

    UUID id() {
        return id;
    }

    CompanyId company() {
        return company;
    }

    String paymentMethodRef() {
        return paymentMethodRef;
    }

    /// By which its owner knows it, such as `visa ending in 4242`.
    String inWords() {
        return brand + " ending in " + last4;
    }

    Payer payer(String customerRef) {
        return new Payer(customerRef, paymentMethodRef, fingerprint, changedAt);
    }

    CardView view() {
        return new CardView(id, brand, last4, expiryMonth, expiryYear, chosen, savedAt, null);
    }

    /// A saved card as its company sees it.
    @Schema(name = "Card")
    record CardView(UUID id, String brand, String last4, int expiryMonth, int expiryYear,
            @Schema(description = "Whether it is the one that is charged.") boolean chosen, Instant savedAt,
            @Schema(description = "The declined charges that are tried on it at once; only in the answer to who chose it.") @Nullable List<ChargeView> chargesToTry) {

        CardView trying(List<ChargeView> declined) {
            return new CardView(id, brand, last4, expiryMonth, expiryYear, chosen, savedAt, declined);
        }

    }

}
