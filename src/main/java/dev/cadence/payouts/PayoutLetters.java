package dev.cadence.payouts;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about pay, after what they tell has been stored.
@Component
class PayoutLetters {

    private final PayoutLetterDesk desk;

    private final Mailer mailer;

    PayoutLetters(PayoutLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "payouts.mail-news")
    void on(PayoutEvent news) {
        desk.tell(news).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "payouts.mail-disputed")
    void on(DisputedPay news) {
        desk.tell(news).ifPresent(mailer::send);
    }

}
