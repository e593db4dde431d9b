package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;

import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/// A front end whose visitors would rather be signed in by the provider.
///
/// @param api which it calls
record FrontEnd(Api api) {

    /// All the way there and back.
    Answer signsIn(String name) {
        var begun = begins();
        return finishes(begun, provesAtTheProvider(begun, name));
    }

    Answer begins() {
        return begins("acme");
    }

    Answer begins(String provider) {
        return api.post("/v1/external-sign-ins", Map.of("provider", provider));
    }

    /// Signs in there, in a browser that nobody has used.
    Browser.Return provesAtTheProvider(Answer begun, String name) {
        return new Browser().signIn(begun.at("/authorizationUrl"), name);
    }

    Answer finishes(Answer begun, Browser.Return back) {
        return finishes(begun.at("/attempt"), back);
    }

    Answer finishes(String attempt, Browser.Return back) {
        return api.post("/v1/external-sessions",
                Map.of("attempt", attempt, "code", back.code(), "state", back.state()));
    }

    /// The state that an attempt was begun with.
    static String state(Answer begun) {
        var asked = UriComponentsBuilder.fromUriString(begun.at("/authorizationUrl")).build().getQueryParams();
        return String.valueOf(asked.getFirst("state"));
    }

    static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.problem()).as(answer.text()).isEqualTo(problem);
        assertThat(answer.status()).isEqualTo(status);
    }

}
