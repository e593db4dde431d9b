package dev.cadence.bookings;

import dev.cadence.mail.Mailer;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Sends the letters about bookings, after what they are about has been stored. Each side has a listener of its own, so
/// that a mailbox that fails holds up nobody else's letter and has none sent twice. Both name the events that they have
/// something to say about: of all others, such as each week's, none would have to be stored for them.
@Component
class BookingLetters {

    private final BookingLetterDesk desk;

    private final Mailer mailer;

    BookingLetters(BookingLetterDesk desk, Mailer mailer) {
        this.desk = desk;
        this.mailer = mailer;
    }

    @Async
    @TransactionalEventListener(id = "bookings.mail-founder",
            classes = { BookingEvent.Accepted.class, BookingEvent.Lapsed.class, BookingEvent.TrialStarted.class,
                    BookingEvent.Suspended.class, BookingEvent.Resumed.class, BookingEvent.Resigned.class,
                    BookingEvent.Ended.class })
    void tellFounder(BookingEvent event) {
        desk.toFounder(event).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "bookings.mail-engineer",
            classes = { BookingEvent.Requested.class, BookingEvent.Lapsed.class, BookingEvent.TrialStarted.class,
                    BookingEvent.WentPastDue.class, BookingEvent.Suspended.class, BookingEvent.Resumed.class,
                    BookingEvent.Cancelled.class, BookingEvent.CancellationTakenBack.class, BookingEvent.Ended.class })
    void tellEngineer(BookingEvent event) {
        desk.toEngineer(event).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "bookings.mail-past-due-paid")
    void tellEngineer(PastDuePaid paid) {
        desk.toEngineer(paid).ifPresent(mailer::send);
    }

    @Async
    @TransactionalEventListener(id = "bookings.mail-trial-ending")
    void remindFounder(TrialEnding ending) {
        desk.remind(ending).ifPresent(mailer::send);
    }

}
