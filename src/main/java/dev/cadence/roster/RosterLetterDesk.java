package dev.cadence.roster;

import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.mail.PageSettings;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes to engineers who were suspended, and who are back. The reason stays where only the engineer reads it.
@Service
@Transactional(readOnly = true)
class RosterLetterDesk {

    private final Profiles profiles;

    private final People people;

    private final PageSettings pages;

    private final Mailer mailer;

    RosterLetterDesk(Profiles profiles, People people, PageSettings pages, Mailer mailer) {
        this.profiles = profiles;
        this.people = people;
        this.pages = pages;
        this.mailer = mailer;
    }

    /// Nothing for an engineer who was erased meanwhile, nothing that is not so any more,
    /// and nothing that is no news.
    Optional<Letter> tell(RosterEvent event) {
        return mailer.isNews(event.at()) && isStillSo(event)
                ? people.contact(event.engineer()).map(engineer -> letter(event, engineer)) : Optional.empty();
    }

    private boolean isStillSo(RosterEvent event) {
        var profile = profiles.findById(event.engineer()).orElseThrow();
        var suspension = profile.suspension();
        return switch (event) {
            case RosterEvent.Suspended suspended -> suspension != null && suspension.since().equals(suspended.at());
            case RosterEvent.Reinstated _ -> profile.visible();
        };
    }

    private Letter letter(RosterEvent event, Contact to) {
        var place = pages.orElse("/profile", "GET /v1/me/profile");
        return switch (event) {
            case RosterEvent.Suspended _ -> new Letter(to.email(), "You are suspended",
                    """
                            Hello %s,

                            we have suspended you: from now on nobody sees you with Cadence or can book you. A request that you \
                            have not answered is declined, and companies do not learn why. A booking that you have accepted goes on, \
                            and is paid as agreed, until one of us has settled with you what becomes of it.

                            Your profile says why you are suspended. If that is not right, or you want to ask something, please \
                            answer this letter.

                            %s
                            """
                        .formatted(to.name(), place));
            case RosterEvent.Reinstated _ -> new Letter(to.email(), "You are back",
                    """
                            Hello %s,

                            you are not suspended any more: companies see you again, and can book you. A request that was declined \
                            with your suspension stays so; its company can ask again.

                            %s
                            """
                        .formatted(to.name(), place));
        };
    }

}
