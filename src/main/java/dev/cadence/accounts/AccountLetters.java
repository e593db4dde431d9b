package dev.cadence.accounts;

import dev.cadence.mail.Mailer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters that people get about their account, after what they are about has been stored. A letter that could
/// not be sent is written anew with another code, and that one counts.
@Component
class AccountLetters {

    private static final Logger log = LoggerFactory.getLogger(AccountLetters.class);

    private final LetterDesk desk;

    private final Mailer mailer;

    AccountLetters(LetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "accounts.mail-code")
    void on(AccountEvent.CodeRequested requested) {
        try {
            desk.bring(requested.code()).ifPresent(mailer::send);
        }
        catch (IllegalArgumentException unsendable) {
            log.info("No letter can bring code {}: {}", requested.code(), unsendable.getMessage());
        }
    }

    @Async
    @TransactionalEventListener(id = "accounts.mail-change")
    void on(AccountEvent.AccessChanged changed) {
        desk.tell(changed).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "accounts.mail-erasure")
    void on(AccountEvent.Erased erased) {
        desk.confirm(erased).ifPresent(mailer::send);
    }

}
