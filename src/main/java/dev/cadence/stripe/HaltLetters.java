package dev.cadence.stripe;

import java.util.Optional;

import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells admins that nothing can be charged or paid.
@Component
class HaltLetters {

    private final People people;

    private final Mailer mailer;

    HaltLetters(People people, Mailer mailer) {
        this.people = people;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "stripe.mail-halt")
    void on(HaltBegan began) {
        write(began).ifPresent(mailer::send);
    }

    private Optional<Letter> write(HaltBegan began) {
        return people.contact(began.admin()).map(admin -> new Letter(admin.email(), "Stripe refuses our key", """
                Hello %s,

                Stripe refuses the key of this installation since %s (%s). Until it takes it again nothing is charged,
                refunded or paid out, what is due waits, and no customer is told that their card failed.

                Look at the key in Stripe's dashboard, and give the installation a new one if it was revoked. Whether it
                works again is tried every minute.
                """.formatted(admin.name(), began.at(), began.cause())));
    }

}
