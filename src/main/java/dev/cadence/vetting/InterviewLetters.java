package dev.cadence.vetting;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about interviews, after what they are about has been stored. Each recipient has a listener of their
/// own, so that a mailbox that fails holds up nobody else's letter and has none sent twice.
@Component
class InterviewLetters {

    private final InterviewLetterDesk desk;

    private final Mailer mailer;

    InterviewLetters(InterviewLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "vetting.mail-interview-to-engineer")
    void tellEngineer(InterviewEvent event) {
        desk.toEngineer(event).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "vetting.mail-interview-to-interviewer")
    void tellInterviewer(InterviewEvent event) {
        desk.toInterviewer(event).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "vetting.mail-interview-to-former-interviewer")
    void tellFormerInterviewer(InterviewEvent.Moved moved) {
        desk.toFormerInterviewer(moved).ifPresent(mailer::send);
    }

}
