package dev.cadence.advisor;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.bookings.TermsBook;
import dev.cadence.limits.Allowance;
import dev.cadence.limits.Allowances;
import dev.cadence.limits.ClientAddress;
import dev.cadence.shared.Refusal;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Where anybody asks for advice. The first answer to a question is kept, and everybody who asks the same is given it.
/// Works outside of transactions, since a model elsewhere may be asked for words.
@Service
@EnableConfigurationProperties(AdviceSettings.class)
class AdviceDesk {

    /// For so long advice is kept of which no brief was made.
    static final Duration MEMORY = Duration.ofDays(90);

    private final Advisor advisor;

    private final SummaryModel model;

    private final AdviceBook book;

    private final TermsBook terms;

    private final Allowances allowances;

    private final Allowance allowance;

    private final Validator validator;

    private final Clock clock;

    AdviceDesk(Advisor advisor, SummaryModel model, AdviceBook book, TermsBook terms, Allowances allowances,
            AdviceSettings settings, Validator validator, Clock clock) {
        this.advisor = advisor;
        this.model = model;
        this.book = book;
        this.terms = terms;
        this.allowances = allowances;
        this.allowance = settings.allowance();
        this.validator = validator;
        this.clock = clock;
    }

    /// @param caller null for who is not signed in, and is counted by their address
    /// @throws Refusal `too-many-requests`, `limits-unavailable`, `invalid-request`
    Advised advise(@Nullable Caller caller, String address, String paragraph) {
        allowances.require(allowance, caller == null ? ClientAddress.of(address) : caller.account().value().toString());
        return advise(paragraph);
    }

    /// @throws Refusal `invalid-request`
    @Transactional(propagation = Propagation.NEVER)
    Advised advise(String paragraph) {
        requireValid(new AdviceForm(paragraph));
        var now = clock.instant();
        var inForce = terms.inForceAt(now);
        var id = AdviceId.of(advisor.version(), inForce.version(), paragraph);
        return book.find(id).orElseGet(() -> {
            var advice = model.word(advisor.advise(paragraph, inForce.weeklyPrices()));
            var entry = new AdviceBook.Entry(id, paragraph, inForce.version(), advice, now, now.plus(MEMORY));
            return book.keep(entry) ? new Advised(id, advice) : find(id);
        });
    }

    private void requireValid(AdviceForm form) {
        var violations = validator.validate(form);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        form.requireAParagraph();
    }

    /// @throws Refusal `advice-not-found`
    Advised find(AdviceId id) {
        return book.find(id).orElseThrow(() -> notFound(id.value()));
    }

    static Refusal notFound(UUID id) {
        return Refusal.notFound("advice-not-found", "advice " + id + " any more, or there never was");
    }

}
