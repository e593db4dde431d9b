package dev.cadence.invoices;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about what was charged and given back, after the document about it was issued.
@Component
class InvoiceLetters {

    private final InvoiceLetterDesk desk;

    private final Mailer mailer;

    InvoiceLetters(InvoiceLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "invoices.mail-document")
    void on(InvoiceIssued issued) {
        desk.tell(issued).ifPresent(mailer::send);
    }

}
