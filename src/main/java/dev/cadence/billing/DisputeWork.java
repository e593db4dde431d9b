package dev.cadence.billing;

import java.util.UUID;

import org.springframework.stereotype.Service;

/// Follows disputes together with the provider. Has no transaction of its own: the calls come between those of the
/// books.
@Service
class DisputeWork {

    private final DisputeBooks books;

    private final ChargeDesk charges;

    private final CardDisputes provider;

    DisputeWork(DisputeBooks books, ChargeDesk charges, CardDisputes provider) {
        this.books = books;
        this.charges = charges;
        this.provider = provider;
    }

    /// Takes the step that is due, unless another instance has it.
    boolean work(UUID id) {
        var step = books.take(id);
        step.ifPresent(it -> {
            var seen = switch (it) {
                case DisputeStep.Look look -> provider.read(look.disputeRef());
                case DisputeStep.Submit submit -> provider.submit(submit.submission());
            };
            seen.ifPresentOrElse(known -> books.see(known, true), () -> books.notSeen(id));
        });
        return step.isPresent();
    }

    /// Something has happened to a dispute elsewhere; what, the provider is asked. It may
    /// be about a payment that we do not know yet to have succeeded.
    boolean converge(String disputeRef) {
        var seen = provider.read(disputeRef).orElseThrow(RefundWork::unavailable);
        if (books.see(seen, false)) {
            return true;
        }
        if (!charges.converge(seen.intentRef())) {
            return false;
        }
        if (!books.see(seen, false)) {
            throw RefundWork.unavailable();
        }
        return true;
    }

}
