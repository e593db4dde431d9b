package dev.cadence.vetting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.util.Objects.requireNonNull;

/// Writes the letters about interviews, from what is stored when they are written. One that had to wait while the
/// interview changed again is not written any more: another letter tells of that.
@Service
@Transactional(readOnly = true)
class InterviewLetterDesk {

    private static final DateTimeFormatter START = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm",
            Locale.ENGLISH);

    private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm 'UTC'xxx '('VV')'", Locale.ENGLISH);

    private final Interviews interviews;

    private final Applications applications;

    private final PolicyBook policies;

    private final People people;

    private final Mailer mailer;

    private final Clock clock;

    InterviewLetterDesk(Interviews interviews, Applications applications, PolicyBook policies, People people,
            Mailer mailer, Clock clock) {
        this.interviews = interviews;
        this.applications = applications;
        this.policies = policies;
        this.people = people;
        this.mailer = mailer;
        this.clock = clock;
    }

    Optional<Letter> toEngineer(InterviewEvent event) {
        return news(event).flatMap(news -> news.engineer.map(engineer -> {
            var with = nameOr(news.interviewer, "an interviewer");
            var text = """
                    Hello %s,

                    %s

                      %s for you
                      %s for %s

                    %s
                    """.formatted(engineer.name(), sentence(event, "with " + with),
                    time(news.interview, news.engineersZone), time(news.interview, news.interview.timeZone()), with,
                    hint(event, news));
            return letter(event, news.interview, engineer, "Interview with " + with, text);
        }));
    }

    /// Nothing of an interview that was missed: it was an admin who said so.
    Optional<Letter> toInterviewer(InterviewEvent event) {
        return event instanceof InterviewEvent.Missed ? Optional.empty()
                : news(event).flatMap(news -> news.interviewer.map(interviewer -> {
                    var with = nameOr(news.engineer, "an engineer");
                    var text = """
                            Hello %s,

                            %s

                              %s for you
                              %s for %s
                            """.formatted(interviewer.name(), sentence(event, "with " + with),
                            time(news.interview, news.interview.timeZone()), time(news.interview, news.engineersZone),
                            with);
                    return letter(event, news.interview, interviewer, "Interview with " + with, text);
                }));
    }

    /// Of an interview that another holds now, or at which nobody knows who will.
    Optional<Letter> toFormerInterviewer(InterviewEvent.Moved moved) {
        var interview = interviews.findById(moved.interview()).orElseThrow();
        if (interview.interviewer().equals(moved.former()) || !mailer.isNews(moved.at())) {
            return Optional.empty();
        }
        return people.contact(moved.former()).map(former -> {
            var text = """
                    Hello %s,

                    an interview of yours was moved to another interviewer. You are free again:

                      %s
                    """.formatted(former.name(), time(moved.startsAt(), moved.endsAt(), interview.timeZone()));
            var calendar = new InterviewCalendar(interview.id(), moved.sequence(), moved.startsAt(), moved.endsAt(),
                    "Interview", text, mailer.sender(), former, clock.instant());
            return new Letter(former.email(), subject(moved), text, calendar.cancellation());
        });
    }

    /// What there is to tell, unless the interview has changed since or it is too late to
    /// tell anybody.
    private Optional<News> news(InterviewEvent event) {
        var interview = interviews.findById(event.interview()).orElseThrow();
        if (interview.calendarSequence() != event.sequence() || interview.stage() != stageAfter(event)
                || !mailer.isNews(event.at())) {
            return Optional.empty();
        }
        var application = applications.findById(interview.application()).orElseThrow();
        return Optional
            .of(new News(interview, people.contact(interview.engineer()), people.contact(interview.interviewer()),
                    Objects.requireNonNullElse(application.form().timeZone(), ZoneOffset.UTC),
                    policies.version(requireNonNull(application.policyVersion()))));
    }

    private Letter letter(InterviewEvent event, Interview interview, Contact to, String summary, String text) {
        var calendar = new InterviewCalendar(interview.id(), event.sequence(), interview.startsAt(), interview.endsAt(),
                summary, text, mailer.sender(), to, clock.instant());
        return new Letter(to.email(), subject(event), text, invitation(event, calendar));
    }

    private static Letter.@Nullable Invitation invitation(InterviewEvent event, InterviewCalendar calendar) {
        return switch (event) {
            case InterviewEvent.Agreed _, InterviewEvent.Moved _ -> calendar.request();
            case InterviewEvent.Cancelled _ -> calendar.cancellation();
            case InterviewEvent.Missed _ -> null;
        };
    }

    private static Interview.Stage stageAfter(InterviewEvent event) {
        return switch (event) {
            case InterviewEvent.Agreed _, InterviewEvent.Moved _ -> Interview.Stage.AGREED;
            case InterviewEvent.Cancelled _ -> Interview.Stage.CANCELLED;
            case InterviewEvent.Missed _ -> Interview.Stage.NO_SHOW;
        };
    }

    private static String subject(InterviewEvent event) {
        return switch (event) {
            case InterviewEvent.Agreed _ -> "Your interview is agreed";
            case InterviewEvent.Moved _ -> "Your interview was moved";
            case InterviewEvent.Cancelled _ -> "Your interview was cancelled";
            case InterviewEvent.Missed _ -> "You missed your interview";
        };
    }

    private static String sentence(InterviewEvent event, String withSomebody) {
        return switch (event) {
            case InterviewEvent.Agreed _ -> "your interview %s is agreed for:".formatted(withSomebody);
            case InterviewEvent.Moved _ ->
                "your interview %s was moved, and is at this time now:".formatted(withSomebody);
            case InterviewEvent.Cancelled _ ->
                "your interview %s was cancelled. It was agreed for:".formatted(withSomebody);
            case InterviewEvent.Missed _ ->
                "you did not come to your interview %s at this time:".formatted(withSomebody);
        };
    }

    private static String hint(InterviewEvent event, News news) {
        return switch (event) {
            case InterviewEvent.Agreed _, InterviewEvent.Moved _ -> {
                var latest = news.interview.startsAt().minus(news.policy.moveNotice()).atZone(news.engineersZone);
                yield "You can move or cancel it with Cadence until %s. Replies to this letter are not read."
                    .formatted(START.format(latest));
            }
            case InterviewEvent.Cancelled _, InterviewEvent.Missed _ ->
                "As long as your application waits for an interview, you can choose another time.";
        };
    }

    private static String nameOr(Optional<Contact> person, String nobody) {
        return person.map(Contact::name).orElse(nobody);
    }

    private static String time(Interview interview, ZoneId zone) {
        return time(interview.startsAt(), interview.endsAt(), zone);
    }

    /// Such as `Monday, 9 March 2026, 11:00–11:45 UTC-04:00 (America/New_York)`.
    private static String time(Instant startsAt, Instant endsAt, ZoneId zone) {
        return START.format(startsAt.atZone(zone)) + "–" + END.format(endsAt.atZone(zone));
    }

    /// @param engineer empty, as is the interviewer, once they were disabled or erased
    private record News(Interview interview, Optional<Contact> engineer, Optional<Contact> interviewer,
            ZoneId engineersZone, VettingPolicy policy) {
    }

}
