package dev.cadence.billing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Ids;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/// A founder's saving of a card, which the founder's browser finishes with the provider. The provider tells by webhook;
/// in case that is lost, the setup is looked at now and then for a day.
@Entity
class CardSetup {

    private static final Duration FIRST_LOOK = Duration.ofMinutes(1);

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    @Id
    private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "company_id"))
    private CompanyId company;

    private String setupRef;

    private boolean checkout;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant startedAt;

    private @Nullable Instant dueAt;

    /// @param checkout whether it is finished on the provider's own page
    CardSetup(UUID id, CompanyId company, String setupRef, boolean checkout, Instant now) {
        this.id = id;
        this.company = company;
        this.setupRef = setupRef;
        this.checkout = checkout;
        this.stage = Stage.PENDING;
        this.startedAt = now;
        this.dueAt = now.plus(FIRST_LOOK);
    }

    @SuppressWarnings("NullAway.Init")
    protected CardSetup() {
    }

    static UUID nextId() {
        return Ids.next();
    }

    void succeed() {
        stage = Stage.SUCCEEDED;
        dueAt = null;
    }

    /// Looks again after twice the time that has passed, and after a day no more.
    void stillPending(Instant now) {
        var waited = Duration.between(startedAt, now);
        dueAt = waited.compareTo(GIVEN_UP_AFTER) < 0 ? now.plus(waited.isZero() ? FIRST_LOOK : waited) : null;
    }

    boolean pending() {
        return stage == Stage.PENDING;
    }

    CompanyId company() {
        return company;
    }

    String setupRef() {
        return setupRef;
    }

    boolean checkout() {
        return checkout;
    }

    SetupView view() {
        return new SetupView(id, stage, startedAt, null, null);
    }

    SetupView view(CardVault.StartedSetup started) {
        return new SetupView(id, stage, startedAt, started.clientSecret(), started.checkoutUrl());
    }

    enum Stage {

        PENDING, SUCCEEDED

    }

    /// The saving of a card as its founder sees it.
    @Schema(name = "CardSetup")
    record SetupView(UUID id, Stage stage, Instant startedAt, @Schema(
            description = "What Stripe.js needs to finish; only in the answer that begins the setup.") @Nullable String clientSecret,
            @Schema(description = "Stripe's own page, where the founder finishes; only in the answer that begins a setup by Checkout.") @Nullable URI checkoutUrl) {

        /// Leaves out what finishes it, wherever this is printed.
        @Override
        public String toString() {
            return "SetupView[%s]".formatted(id);
        }

    }

}
