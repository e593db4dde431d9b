package dev.cadence.billing;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about cards and charges, after what they are about has been stored.
@Component
class BillingLetters {

    private final BillingLetterDesk desk;

    private final Mailer mailer;

    BillingLetters(BillingLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "billing.mail-failure")
    void on(ChargeNews.Failed failed) {
        desk.tell(failed).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "billing.mail-giving-up")
    void on(ChargeNews.GivenUp givenUp) {
        desk.tell(givenUp).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "billing.mail-expiry")
    void on(CardExpiring expiring) {
        desk.warn(expiring).ifPresent(mailer::send);
    }

}
