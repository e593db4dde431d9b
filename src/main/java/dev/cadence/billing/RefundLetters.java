package dev.cadence.billing;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about refunds that failed, after that has been stored.
@Component
class RefundLetters {

    private final RefundLetterDesk desk;

    private final Mailer mailer;

    RefundLetters(RefundLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "billing.mail-refund")
    void on(RefundNews failed) {
        desk.tell(failed).ifPresent(mailer::send);
    }

}
