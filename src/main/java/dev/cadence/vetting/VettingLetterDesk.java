package dev.cadence.vetting;

import java.util.Optional;

import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes the letters about decisions. They say what was decided, and leave the reasons to where only the engineer reads.
@Service
@Transactional(readOnly = true)
class VettingLetterDesk {

    private final Applications applications;

    private final People people;

    private final Mailer mailer;

    VettingLetterDesk(Applications applications, People people, Mailer mailer) {
        this.applications = applications;
        this.people = people;
        this.mailer = mailer;
    }

    /// Nothing for an engineer who was erased meanwhile, and nothing that is no news any
    /// more.
    Optional<Letter> tell(DecisionMade made) {
        if (!mailer.isNews(made.at())) {
            return Optional.empty();
        }
        var application = applications.findById(new ApplicationId(made.application())).orElseThrow();
        return people.contact(application.engineer())
            .map(engineer -> new Letter(engineer.email(),
                    made.onAppeal() ? "Your appeal was decided" : "Your application was decided", """
                            Hello %s,

                            %s

                            Sign in to read the reasons, criterion by criterion.
                            """.formatted(engineer.name(), outcome(application.stage()))));
    }

    /// By the stage in which the application is now: a letter that had to wait tells what
    /// is true when it is sent.
    private static String outcome(Application.Stage stage) {
        return switch (stage) {
            case APPROVED -> "you are approved, and can be booked with Cadence from now on.";
            case REJECTED -> "you were not approved this time. You can read why, by when you can contest it, and from "
                    + "when on you can apply again.";
            case SUBMITTED, INTERVIEWED -> "you are heard once more: please choose a time for another interview.";
            case DRAFT, WITHDRAWN -> "your application is closed.";
        };
    }

    Optional<Letter> remind(DecisionsOverdue overdue) {
        return people.contact(overdue.admin())
            .filter(admin -> mailer.isNews(overdue.at()))
            .map(admin -> new Letter(admin.email(), "Decisions are overdue", """
                    Hello %s,

                    engineers wait for decisions that should have been made by now: %d on applications, %d on appeals.
                    They are listed among the overdue applications and the open appeals.
                    """.formatted(admin.name(), overdue.applications(), overdue.appeals())));
    }

}
