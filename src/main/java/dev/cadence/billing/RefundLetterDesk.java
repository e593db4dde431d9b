package dev.cadence.billing;

import java.util.Optional;

import dev.cadence.accounts.CompanyNames;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.mail.PageSettings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes to admins about refunds that did not reach their companies.
@Service
@Transactional(readOnly = true)
class RefundLetterDesk {

    private final Refunds refunds;

    private final Charges charges;

    private final CompanyNames companies;

    private final People people;

    private final PageSettings pages;

    private final Mailer mailer;

    RefundLetterDesk(Refunds refunds, Charges charges, CompanyNames companies, People people, PageSettings pages,
            Mailer mailer) {
        this.refunds = refunds;
        this.charges = charges;
        this.companies = companies;
        this.people = people;
        this.pages = pages;
        this.mailer = mailer;
    }

    /// Nothing about a refund that is tried again by now, and nothing that is no news any
    /// more.
    Optional<Letter> tell(RefundNews failed) {
        return refunds.findById(failed.refund())
            .filter(refund -> refund.hasFailed(failed.attempt()) && mailer.isNews(failed.at()))
            .flatMap(refund -> people.contact(failed.admin()).map(admin -> letter(refund, admin)));
    }

    private Letter letter(Refund refund, Contact admin) {
        var view = refund.view();
        var charge = charges.findById(refund.charge()).orElseThrow();
        var cameBack = view.acceptedAt() != null;
        return new Letter(admin.email(), cameBack ? "A refund came back" : "A refund was refused",
                """
                        Hello %s,

                        %s a refund of %s to %s: %s. It is of the charge of week %d of booking %s. %s

                        Please look at the charge in Stripe's dashboard. What may be over by now, such as too small a balance, \
                        is tried again with PUT /v1/refunds/%s/retry, on the card that was charged. If that card takes no refunds, \
                        settle with the company how else it gets its money. What somebody has refunded by hand needs nothing \
                        more.

                        %s
                        """
                    .formatted(admin.name(), cameBack ? "the bank has sent back" : "Stripe has refused",
                            InWords.amount(refund.amount()), companies.of(refund.company()),
                            String.valueOf(view.failureCode()).replace('_', ' '), charge.weekCharge().week().number(),
                            charge.booking().value(),
                            cameBack ? "The company was told that it did not arrive, and that we look into it."
                                    : "The company has not been told of it.",
                            refund.id(), pages.orElse("/refunds/" + refund.id(), "GET /v1/refunds/" + refund.id())));
    }

}
