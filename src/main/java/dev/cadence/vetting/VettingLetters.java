package dev.cadence.vetting;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about decisions, after these have been stored.
@Component
class VettingLetters {

    private final VettingLetterDesk desk;

    private final Mailer mailer;

    VettingLetters(VettingLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "vetting.mail-decision")
    void on(DecisionMade made) {
        desk.tell(made).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "vetting.mail-overdue")
    void on(DecisionsOverdue overdue) {
        desk.remind(overdue).ifPresent(mailer::send);
    }

}
