package dev.cadence.bookings;

import java.util.Objects;
import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.bookings.BookingLetterDesk.News;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.PageSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// What the owner of a company is told about its bookings. What the company did itself it is not told, and what has to do
/// with money others tell it.
@Component
class LettersToFounders {

    private final PageSettings pages;

    LettersToFounders(PageSettings pages) {
        this.pages = pages;
    }

    Optional<Letter> about(BookingEvent event, News news, Contact founder) {
        return switch (event) {
            case BookingEvent.Accepted _ when news.goesOn() ->
                letter("Your request was accepted", accepted(news), news, founder);
            case BookingEvent.Lapsed lapsed -> lapsed(Stage.valueOf(lapsed.stage()), news, founder);
            case BookingEvent.TrialStarted started when isNewsOfItself(started, news) ->
                letter("Your trial has started",
                        "%s has started to work for you.\n\n%s".formatted(news.engineer(), trial(news)), news, founder)
                    .map(letter -> letter.unlessTurnedOff(LetterKind.WORK_STARTED, founder.account().value()));
            case BookingEvent.Suspended _ when news.booking().stage() == Stage.SUSPENDED ->
                letter("The work for you pauses",
                        """
                                a bank questions a payment of yours for the work of %s, which pauses until that is settled. No week \
                                begins and nothing is charged meanwhile. If you did not mean to dispute the payment, please tell your bank: then work goes on.
                                """
                            .formatted(news.engineer()),
                        news, founder);
            case BookingEvent.Resumed _ when news.booking().stage() == Stage.ACTIVE ->
                letter("The work for you goes on", """
                        what the work of %s paused for is settled. It goes on from now.
                        """.formatted(news.engineer()), news, founder);
            case BookingEvent.Resigned resigned when news.headsFor(resigned.endsAt(), EndReason.RESIGNED) ->
                letter("Your engineer leaves", """
                        %s has resigned, and works until %s. Nothing more is charged after that.
                        """.formatted(news.engineer(), InWords.time(resigned.endsAt())), news, founder);
            case BookingEvent.Ended ended when why(ended, news) instanceof String why ->
                letter("A booking has ended", why + "\nNothing more is charged for it.\n", news, founder);
            case BookingEvent other -> Optional.empty();
        };
    }

    /// Only as long as the trial runs, and nobody has ended it.
    Optional<Letter> reminder(News news, Contact founder) {
        return trialRuns(news) && news.booking().endsAt() == null
                ? letter("Your trial ends soon",
                        "%s is working for you on trial.\n\n%s".formatted(news.engineer(), trial(news)), news, founder)
                    .map(letter -> letter.unlessTurnedOff(LetterKind.TRIAL_ENDING, founder.account().value()))
                : Optional.empty();
    }

    private static String accepted(News news) {
        var booking = news.booking();
        var start = booking.agreedStartAt();
        var price = InWords.amount(booking.weeklyPrice());
        if (trialRuns(news)) {
            return "%s has accepted your request, and starts now.\n\n%s".formatted(news.engineer(), trial(news));
        }
        if (booking.stage() == Stage.SCHEDULED && start != null && news.isAhead(start)) {
            return "%s has accepted your request, and starts on %s. %s\n".formatted(news.engineer(),
                    InWords.time(start),
                    booking.trial() ? "It begins with a free trial; after that a week costs %s.".formatted(price)
                            : "The first week, %s, is charged then.".formatted(price));
        }
        return "%s has accepted your request. A week costs %s.\n".formatted(news.engineer(), price);
    }

    private static String trial(News news) {
        return """
                The trial is free until %s. Then the first week, %s, is charged, and the work goes on by the week. If you \
                do not want that, cancel before; there is nothing else to do.
                """
            .formatted(InWords.time(Objects.requireNonNull(news.booking().trialEndsAt())),
                    InWords.amount(news.booking().weeklyPrice()));
    }

    private static boolean trialRuns(News news) {
        var ends = news.booking().trialEndsAt();
        return news.booking().stage() == Stage.TRIAL && ends != null && news.isAhead(ends);
    }

    /// A trial that starts with the acceptance is told of with that.
    private static boolean isNewsOfItself(BookingEvent.TrialStarted started, News news) {
        return trialRuns(news) && started.at().isAfter(Objects.requireNonNull(news.booking().acceptedAt()));
    }

    private Optional<Letter> lapsed(Stage stage, News news, Contact founder) {
        return switch (stage) {
            case DECLINED -> letter("Your request was declined", """
                    %s cannot take on your work. Nothing was charged, and you can request somebody else at once.
                    """.formatted(news.engineer()), news, founder);
            case EXPIRED -> letter("Your request has expired", """
                    %s did not answer in time. Nothing was charged, and you can request somebody else at once.
                    """.formatted(news.engineer()), news, founder);
            case WITHDRAWN, REQUESTED, SCHEDULED, TRIAL, ACTIVE, PAST_DUE, SUSPENDED, ENDED -> Optional.empty();
        };
    }

    /// Null for a week that was given up, of which the letter about the payment tells.
    private static @Nullable String why(BookingEvent.Ended ended, News news) {
        var engineer = news.engineer();
        var at = InWords.time(ended.at());
        return switch (ended.reason()) {
            case CANCELLED -> "the booking of %s ended on %s, as your company wanted.\n".formatted(engineer, at);
            case RESIGNED ->
                """
                        %s has resigned, and the booking ended on %s. If you have paid for a week that was not used up, the \
                        rest of it is given back.
                        """
                    .formatted(engineer, at);
            case REMOVED ->
                """
                        we have removed %s from your booking, which ended on %s. What you have paid for and was not used up is \
                        given back.
                        """
                    .formatted(engineer, at);
            case DISPUTE_LOST -> """
                    the booking of %s ended on %s, because your bank took back for good what a week of it had cost.
                    """.formatted(engineer, at);
            case UNPAID -> null;
        };
    }

    private Optional<Letter> letter(String subject, String text, News news, Contact to) {
        return Optional.of(news.letter(subject, text, to, pages));
    }

}
