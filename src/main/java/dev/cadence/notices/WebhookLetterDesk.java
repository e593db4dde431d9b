package dev.cadence.notices;

import java.util.Optional;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.notices.WebhookEndpoint.Reason;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes the letters about endpoints that were disabled: to the engineer, or to the owner of the company.
@Service
@Transactional(readOnly = true)
class WebhookLetterDesk {

    private final WebhookEndpoints endpoints;

    private final People people;

    private final Mailer mailer;

    WebhookLetterDesk(WebhookEndpoints endpoints, People people, Mailer mailer) {
        this.endpoints = endpoints;
        this.people = people;
        this.mailer = mailer;
    }

    /// Nothing about an endpoint that was deleted or enabled meanwhile, to nobody who is
    /// gone, and nothing that is no news any more.
    Optional<Letter> tell(WebhookDisabled news) {
        return endpoints.of(news.endpoint())
            .filter(endpoint -> !endpoint.isEnabled() && mailer.isNews(news.at()))
            .flatMap(endpoint -> owner(endpoint).map(to -> letter(to, endpoint, Reason.valueOf(news.reason()))));
    }

    private Optional<Contact> owner(WebhookEndpoint endpoint) {
        return endpoint.companyId() != null ? people.owner(new CompanyId(endpoint.companyId()))
                : Optional.ofNullable(endpoint.engineerId()).flatMap(id -> people.contact(new EngineerId(id)));
    }

    private static Letter letter(Contact to, WebhookEndpoint endpoint, Reason reason) {
        var why = reason == Reason.GONE ? "it answered that it is not there any more (410)"
                : "it has taken none for three days";
        return new Letter(to.email(), "A webhook endpoint was disabled",
                """
                        Hello %s,

                        we send no more events to

                        %s

                        because %s.

                        When it works again, enable it, and ask for all events since an instant to be sent again. They are kept \
                        for 30 days.
                        """
                    .formatted(to.name(), endpoint.url(), why));
    }

}
