package dev.cadence.notices;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about endpoints that were disabled, after that has been stored.
@Component
class WebhookLetters {

    private final WebhookLetterDesk desk;

    private final Mailer mailer;

    WebhookLetters(WebhookLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "notices.mail-webhook-disabled")
    void on(WebhookDisabled news) {
        desk.tell(news).ifPresent(mailer::send);
    }

}
