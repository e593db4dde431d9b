package dev.cadence.billing;

import java.util.UUID;

import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;

/// Takes refunds from step to step together with the provider. Has no transaction of its own: the calls come between
/// those of the books.
@Service
class RefundWork {

    private final RefundBooks books;

    private final CardRefunds provider;

    RefundWork(RefundBooks books, CardRefunds provider) {
        this.books = books;
        this.provider = provider;
    }

    /// Takes the step that is due, unless another instance has it.
    boolean work(UUID id) {
        var step = books.take(id);
        step.ifPresent(it -> books.record(id, switch (it) {
            case RefundStep.Send send -> provider.send(send.order());
            case RefundStep.Find find -> provider.find(find.order());
            case RefundStep.Look look -> provider.read(look.refundRef())
                .map(CardRefunds.SeenRefund::outcome)
                .orElseGet(() -> new RefundOutcome.Unknown("The provider does not answer"));
        }));
        return step.isPresent();
    }

    /// Something has happened to a refund elsewhere; what, the provider is asked.
    boolean converge(String refundRef) {
        return books.see(provider.read(refundRef).orElseThrow(RefundWork::unavailable));
    }

    /// The same for whatever was refunded of a charge.
    boolean convergeAll(String chargeRef) {
        var seen = provider.ofCharge(chargeRef).orElseThrow(RefundWork::unavailable);
        return seen.stream().map(books::see).reduce(false, Boolean::logicalOr);
    }

    static Refusal unavailable() {
        return Refusal.unavailable("payments-unavailable", "The payment provider does not answer. Try again soon.");
    }

}
