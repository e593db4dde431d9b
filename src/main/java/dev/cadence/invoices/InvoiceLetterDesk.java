package dev.cadence.invoices;

import java.util.Objects;
import java.util.Optional;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.Mailer;
import dev.cadence.mail.PageSettings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes to the owner of a company what was charged or given back, and where the document about it is.
@Service
@Transactional(readOnly = true)
class InvoiceLetterDesk {

    private final Invoices invoices;

    private final People people;

    private final PageSettings pages;

    private final Mailer mailer;

    InvoiceLetterDesk(Invoices invoices, People people, PageSettings pages, Mailer mailer) {
        this.invoices = invoices;
        this.people = people;
        this.pages = pages;
        this.mailer = mailer;
    }

    /// Nothing to nobody, and nothing that is no news any more. What a document says
    /// stays true.
    Optional<Letter> tell(InvoiceIssued issued) {
        if (!mailer.isNews(issued.at())) {
            return Optional.empty();
        }
        var document = invoices.find(issued.invoice(), null).orElseThrow();
        return people.owner(new CompanyId(document.companyId())).map(owner -> letter(document, owner));
    }

    private Letter letter(Invoice document, Contact owner) {
        var amount = InWords.amount(document.total());
        var account = owner.account().value();
        var work = document.lines().getFirst().description();
        return switch (document.kind()) {
            case INVOICE -> letter(document, owner, "A week was charged", """
                    we have charged %s%s for:

                    %s

                    The invoice, which is your receipt too, is %s:
                    """.formatted(amount, card(Objects.requireNonNull(document.payment())), work, document.number()))
                .unlessTurnedOff(LetterKind.RECEIPT, account);
            case CREDIT_NOTE -> letter(document, owner, "You get money back", """
                    we give %s back to the card that was charged. Your bank may take some days to show it.

                    %s

                    The credit note is %s:
                    """.formatted(amount, work, document.number())).unlessTurnedOff(LetterKind.RECEIPT, account);
            case CANCELLATION -> letter(document, owner, "A refund did not arrive",
                    """
                            your bank has sent back %s that we had given back to your card. We know of it, look into it, and still \
                            owe you the amount.

                            The document that cancels the credit note is %s:
                            """
                        .formatted(amount, document.number()));
        };
    }

    private Letter letter(Invoice document, Contact owner, String subject, String text) {
        return new Letter(owner.email(), subject, "Hello %s,\n\n%s\n%s\n".formatted(owner.name(), text,
                pages.orElse("/invoices/" + document.id(), "GET /v1/invoices/%s/document".formatted(document.id()))));
    }

    /// Nothing when the card is known no more.
    private static String card(Invoice.Payment payment) {
        return payment.cardBrand() == null || payment.cardLast4() == null ? ""
                : " to your %s ending in %s".formatted(payment.cardBrand(), payment.cardLast4());
    }

}
