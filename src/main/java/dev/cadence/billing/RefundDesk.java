package dev.cadence.billing;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.bookings.TermsBook;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Where admins decide on refunds, and companies follow them.
@Service
@Transactional
class RefundDesk {

    private final Refunds refunds;

    private final Charges charges;

    private final Disputes disputes;

    private final RefundBooks books;

    private final TermsBook terms;

    private final Clock clock;

    RefundDesk(Refunds refunds, Charges charges, Disputes disputes, RefundBooks books, TermsBook terms, Clock clock) {
        this.refunds = refunds;
        this.charges = charges;
        this.disputes = disputes;
        this.books = books;
        this.terms = terms;
        this.clock = clock;
    }

    /// Tells what would come of it, and changes nothing.
    RefundView preview(Caller.Admin admin, UUID charge, RefundRequest request) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return ask(admin, charge, request);
    }

    RefundView ask(Caller.Admin admin, UUID id, RefundRequest request) {
        var charge = charges.lock(new ChargeId(id)).orElseThrow(() -> chargeNotFound(id));
        requireRefundable(charge);
        var amount = request.amountOr(charge.left());
        requireLeft(charge, amount);
        var bearer = request.bearer();
        var shared = charge.amount().plus(Money.usd(refunds.sumShared(charge.id())).negated());
        var effect = RefundEffect.of(amount, bearer, shared, terms.version(charge.termsVersion()));
        var refund = Refund.asked(charge, amount, bearer, request.reason(), admin.account().value(), clock.instant());
        return books.keep(refund, charge).view().bearing(effect);
    }

    private void requireRefundable(Charge charge) {
        if (!charge.paid()) {
            throw Refusal.conflict("charge-not-paid", "Only what was paid can be refunded.");
        }
        if (charge.disputed()) {
            throw Refusal.conflict("dispute-open", "The company's bank disputes the charge, and decides about it.");
        }
        if (disputes.existsLost(charge.id())) {
            throw Refusal.conflict("dispute-lost", "The company's bank has taken the charge back already.");
        }
    }

    private static void requireLeft(Charge charge, Money amount) {
        if (amount.minor() > charge.left().minor() || charge.left().minor() == 0) {
            throw Refusal.conflict("refund-exceeds-charge",
                    "Of this charge %d cents could still be refunded.".formatted(charge.left().minor()));
        }
    }

    /// Tries a refund again that has failed.
    /// @param dryRun whether only to tell what would come of it
    RefundView retry(UUID id, boolean dryRun) {
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        var charge = charges.lock(refunds.chargeOf(id).orElseThrow(() -> notFound(id))).orElseThrow();
        var refund = refunds.lock(id).orElseThrow();
        requireRefundable(charge);
        refund.retry(clock.instant());
        requireLeft(charge, refund.amount());
        return books.keep(refund, charge).view();
    }

    @Transactional(readOnly = true)
    RefundView find(Caller caller, UUID id) {
        return refunds.findById(id)
            .filter(refund -> concerns(caller, refund.company()))
            .map(Refund::view)
            .orElseThrow(() -> notFound(id));
    }

    @Transactional(readOnly = true)
    Page<RefundView> ofCharge(Caller caller, UUID charge, UUID before, int limit) {
        var id = new ChargeId(charge);
        if (charges.companyOf(id).filter(company -> concerns(caller, company)).isEmpty()) {
            throw chargeNotFound(charge);
        }
        return page(refunds.ofCharge(id, before, Limit.of(limit + 1)), limit);
    }

    @Transactional(readOnly = true)
    Page<RefundView> list(@Nullable Set<Refund.Stage> stages, UUID before, int limit) {
        var asked = stages == null || stages.isEmpty() ? EnumSet.allOf(Refund.Stage.class) : stages;
        return page(refunds.of(asked, before, Limit.of(limit + 1)), limit);
    }

    private static Page<RefundView> page(List<Refund> found, int limit) {
        return Page.of(found, limit, refund -> refund.id().toString()).map(Refund::view);
    }

    private static boolean concerns(Caller caller, CompanyId company) {
        return caller instanceof Caller.Admin
                || (caller instanceof Caller.Founder founder && founder.company().equals(company));
    }

    private static Refusal notFound(UUID id) {
        return Refusal.notFound("refund-not-found", "refund " + id);
    }

    private static Refusal chargeNotFound(UUID id) {
        return Refusal.notFound("charge-not-found", "charge " + id);
    }

    /// What an admin gives back, and why.
    record RefundRequest(@Schema(description = "All that is left of the charge if absent.") @Nullable Money amount,
            @NotNull Bearer bearer, @Schema(description = "For the company to read.",
                    example = "The engineer was ill for two days.") @NotBlank @Size(max = 2_000) @Prose String reason) {

        Money amountOr(Money left) {
            if (amount == null) {
                return left;
            }
            if (amount.minor() <= 0 || !amount.currency().equals(left.currency())) {
                throw Refusal.invalid("amount", "must be more than nothing, in the currency of the charge");
            }
            return amount;
        }

    }

}
