package dev.cadence.roster;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about an engineer's place in the roster, after what they tell has been stored.
@Component
class RosterLetters {

    private final RosterLetterDesk desk;

    private final Mailer mailer;

    RosterLetters(RosterLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "roster.mail-engineer")
    void on(RosterEvent event) {
        desk.tell(event).ifPresent(mailer::send);
    }

}
