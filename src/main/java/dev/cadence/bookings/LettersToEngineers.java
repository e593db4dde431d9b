package dev.cadence.bookings;

import java.util.Objects;
import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.bookings.BookingLetterDesk.News;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.PageSettings;

import org.springframework.stereotype.Component;

/// What engineers are told about their bookings. What they did themselves they are not told, nor what founders have noted
/// for themselves.
@Component
class LettersToEngineers {

    private final PageSettings pages;

    LettersToEngineers(PageSettings pages) {
        this.pages = pages;
    }

    Optional<Letter> about(BookingEvent event, News news, Contact engineer) {
        return switch (event) {
            case BookingEvent.Requested _ when awaitsAnswer(news) ->
                letter("A company wants to book you", request(news), news, engineer);
            case BookingEvent.Lapsed lapsed -> lapsed(Stage.valueOf(lapsed.stage()), news, engineer);
            case BookingEvent.TrialStarted started when isNewsOfItself(started, news) -> letter("Your work starts", """
                    your work for %s starts now, as was agreed. It begins with the trial, for which you are paid too.
                    """.formatted(news.company()), news, engineer)
                .map(letter -> letter.unlessTurnedOff(LetterKind.WORK_STARTED, engineer.account().value()));
            case BookingEvent.WentPastDue _ when news.booking().stage() == Stage.PAST_DUE -> letter("Your work pauses",
                    """
                            the week's payment of %s has failed. Please stop working until we write that work goes on: the week is \
                            paid to you once it is paid for, and if that does not happen the booking ends.
                            """
                        .formatted(news.company()),
                    news, engineer);
            case BookingEvent.Suspended _ when news.booking().stage() == Stage.SUSPENDED -> letter("Your work pauses",
                    """
                            a bank questions a payment of %s for your work. Please stop working until we write that work goes on. \
                            The week that is paid for stays yours; no other begins meanwhile.
                            """
                        .formatted(news.company()),
                    news, engineer);
            case BookingEvent.Resumed _ -> workGoesOn(news, engineer);
            case BookingEvent.Cancelled cancelled when news.headsFor(cancelled.endsAt(), EndReason.CANCELLED) ->
                letter("A booking will end", """
                        %s has ended your booking with effect from %s. Until then your work goes on and is paid.
                        """.formatted(news.company(), InWords.time(cancelled.endsAt())), news, engineer);
            case BookingEvent.CancellationTakenBack _ when news.goesOn() && news.booking().endsAt() == null ->
                letter("A booking goes on", """
                        %s has changed its mind: your booking does not end, and the work goes on by the week.
                        """.formatted(news.company()), news, engineer);
            case BookingEvent.Ended ended -> letter("A booking has ended", why(ended, news), news, engineer);
            case BookingEvent other -> Optional.empty();
        };
    }

    /// Nothing if it pauses again, or has come to its end.
    Optional<Letter> workGoesOn(News news, Contact engineer) {
        return news.booking().stage() == Stage.ACTIVE ? letter("Your work goes on", """
                what your work for %s paused for is settled. It goes on from now.
                """.formatted(news.company()), news, engineer) : Optional.empty();
    }

    private static boolean awaitsAnswer(News news) {
        return news.booking().stage() == Stage.REQUESTED && news.isAhead(news.booking().respondBy());
    }

    private static String request(News news) {
        var booking = news.booking();
        var start = booking.agreedStartAt();
        return """
                %s wants to book you by the week, starting %s. You earn %s a week.

                Please accept or decline until %s. Until then nobody else can book you; after that the request expires.
                """.formatted(news.company(), start == null ? "as soon as you accept" : "on " + InWords.time(start),
                InWords.amount(news.share()), InWords.time(booking.respondBy()));
    }

    /// A start that comes with their own acceptance is none to be told of.
    private static boolean isNewsOfItself(BookingEvent.TrialStarted started, News news) {
        return news.booking().stage() == Stage.TRIAL
                && started.at().isAfter(Objects.requireNonNull(news.booking().acceptedAt()));
    }

    /// A request is declined by themselves, or with their suspension, of which the
    /// roster writes.
    private Optional<Letter> lapsed(Stage stage, News news, Contact engineer) {
        return switch (stage) {
            case WITHDRAWN -> letter("A request was taken back", """
                    %s has taken its request back. There is nothing to answer any more.
                    """.formatted(news.company()), news, engineer);
            case EXPIRED -> letter("A request has expired", """
                    you have not answered the request of %s in time, so it has expired.
                    """.formatted(news.company()), news, engineer);
            case DECLINED, REQUESTED, SCHEDULED, TRIAL, ACTIVE, PAST_DUE, SUSPENDED, ENDED -> Optional.empty();
        };
    }

    private static String why(BookingEvent.Ended ended, News news) {
        var company = news.company();
        var at = InWords.time(ended.at());
        return switch (ended.reason()) {
            case CANCELLED -> "%s has ended your booking; it was over on %s.\n".formatted(company, at);
            case RESIGNED -> "your booking with %s ended on %s, as you wanted.\n".formatted(company, at);
            case REMOVED -> "we have ended your booking with %s; it was over on %s.\n".formatted(company, at);
            case UNPAID ->
                "your booking with %s ended on %s, because a week was not paid for.\n".formatted(company, at);
            case DISPUTE_LOST -> "your booking with %s ended on %s, because a bank took a payment of theirs back.\n"
                .formatted(company, at);
        };
    }

    private Optional<Letter> letter(String subject, String text, News news, Contact to) {
        return Optional.of(news.letter(subject, text, to, pages));
    }

}
