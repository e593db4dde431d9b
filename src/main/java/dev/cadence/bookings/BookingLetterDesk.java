package dev.cadence.bookings;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.CompanyNames;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.mail.PageSettings;
import dev.cadence.roster.Roster;
import dev.cadence.shared.Money;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes the letters about bookings to the owner of the company and to the engineer, from what is stored when they are
/// written. One that had to wait is not written once it is no longer so: another letter tells of what has happened since.
@Service
@Transactional(readOnly = true)
class BookingLetterDesk {

    private final Bookings bookings;

    private final People people;

    private final CompanyNames companies;

    private final Roster roster;

    private final TermsBook terms;

    private final LettersToFounders toFounders;

    private final LettersToEngineers toEngineers;

    private final Mailer mailer;

    private final Clock clock;

    BookingLetterDesk(Bookings bookings, People people, CompanyNames companies, Roster roster, TermsBook terms,
            LettersToFounders toFounders, LettersToEngineers toEngineers, Mailer mailer, Clock clock) {
        this.bookings = bookings;
        this.people = people;
        this.companies = companies;
        this.roster = roster;
        this.terms = terms;
        this.toFounders = toFounders;
        this.toEngineers = toEngineers;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// Nothing to nobody, nothing that is not so any more, and nothing that is no news.
    Optional<Letter> toFounder(BookingEvent event) {
        return news(event.booking(), event.at())
            .flatMap(news -> founder(news).flatMap(founder -> toFounders.about(event, news, founder)));
    }

    /// The same to the other side.
    Optional<Letter> toEngineer(BookingEvent event) {
        return news(event.booking(), event.at())
            .flatMap(news -> people.contact(new EngineerId(news.booking().engineerId()))
                .flatMap(engineer -> toEngineers.about(event, news, engineer)));
    }

    /// Each week's payment is told of as well, and would be stored once more for every
    /// week.
    Optional<Letter> toEngineer(PastDuePaid paid) {
        return news(paid.booking(), paid.at())
            .flatMap(news -> people.contact(new EngineerId(news.booking().engineerId()))
                .flatMap(engineer -> toEngineers.workGoesOn(news, engineer)));
    }

    Optional<Letter> remind(TrialEnding ending) {
        return news(ending.booking(), ending.at())
            .flatMap(news -> founder(news).flatMap(founder -> toFounders.reminder(news, founder)));
    }

    private Optional<Contact> founder(News news) {
        return people.owner(new CompanyId(news.booking().companyId()));
    }

    private Optional<News> news(BookingId id, Instant happened) {
        return mailer.isNews(happened) ? bookings.findById(id).map(this::news) : Optional.empty();
    }

    private News news(Booking booking) {
        var deal = booking.deal();
        return new News(booking.view(), companies.of(booking.parties().company()), roster.nameOf(booking.engineer()),
                terms.version(deal.terms()).shares(deal.weeklyPrice()).engineer(), clock.instant());
    }

    /// How things stand when a letter is written.
    ///
    /// @param company what it is called
    /// @param engineer what they call themselves in the roster
    /// @param share what the engineer earns in a week
    record News(BookingView booking, String company, String engineer, Money share, Instant now) {

        /// Whether the booking has not come to its end.
        boolean goesOn() {
            return booking.stage().live();
        }

        boolean isAhead(Instant instant) {
            return instant.isAfter(now);
        }

        /// Whether an end that was announced is still to come.
        boolean headsFor(Instant end, EndReason reason) {
            return goesOn() && isAhead(end) && end.equals(booking.endsAt()) && booking.endsFor() == reason;
        }

        /// With a greeting, and with where to go on at its end.
        Letter letter(String subject, String text, Contact to, PageSettings pages) {
            var place = pages.orElse("/bookings/" + booking.id(), "GET /v1/bookings/" + booking.id());
            return new Letter(to.email(), subject, "Hello %s,\n\n%s\n%s\n".formatted(to.name(), text, place));
        }

    }

}
