package dev.cadence.billing;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about disputes, after these have been stored.
@Component
class DisputeLetters {

    private final DisputeDesk desk;

    private final Mailer mailer;

    DisputeLetters(DisputeDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "billing.mail-dispute")
    void on(DisputeToSee opened) {
        desk.letter(opened).ifPresent(mailer::send);
    }

}
