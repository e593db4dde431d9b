package dev.cadence.billing;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;

/// Lets founders authenticate what their bank asks them to. The secret is the provider's, and is never stored.
@Service
class AuthenticationDesk {

    private final Charges charges;

    private final CardPayments payments;

    AuthenticationDesk(Charges charges, CardPayments payments) {
        this.charges = charges;
        this.payments = payments;
    }

    /// @return the client secret
    /// @throws Refusal `charge-not-found`, `authentication-not-needed`,
    /// `payments-unavailable`
    String begin(CompanyId company, ChargeId id) {
        var charge = charges.findById(id)
            .filter(it -> it.company().equals(company))
            .orElseThrow(() -> Refusal.notFound("charge-not-found", "charge " + id.value()));
        if (!charge.awaitsAuthentication()) {
            throw Refusal.conflict("authentication-not-needed", "The charge does not wait to be authenticated.");
        }
        return payments.clientSecret(charge.requireIntent());
    }

}
