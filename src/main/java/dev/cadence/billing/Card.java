package dev.cadence.billing;

import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.CardPayments.CardDetails;
import dev.cadence.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/// A company's saved card: the provider's reference to it, and what a person needs to recognise it. The number itself
/// never comes near this application.
@Entity
class Card {

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

    /// A new card is the one that is charged from now on.
    Card(CompanyId company, CardDetails details, Instant now) {
        this.id = Ids.next();
        this.company = company;
        this.paymentMethodRef = details.paymentMethodRef();
        this.brand = details.brand();
        this.last4 = details.last4();
        this.expiryMonth = details.expiryMonth();
        this.expiryYear = details.expiryYear();
        this.fingerprint = details.fingerprint();
        this.chosen = true;
        this.savedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected Card() {
    }

    /// Makes it the one that is charged from now on, after the one before was set aside.
    Card choose() {
        chosen = true;
        return this;
    }

    String paymentMethodRef() {
        return paymentMethodRef;
    }

    CardView view() {
        return new CardView(id, brand, last4, expiryMonth, expiryYear, chosen, savedAt);
    }

    /// A saved card as its company sees it.
    @Schema(name = "Card")
    record CardView(UUID id, String brand, String last4, int expiryMonth, int expiryYear,
            @Schema(description = "Whether it is the one that is charged.") boolean chosen, Instant savedAt) {
    }

}
