package dev.cadence.accounts;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.testing.Api;
import dev.cadence.testing.AuthenticatorApp;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;

/// An engineer who has left something of themselves wherever Cadence keeps anything, each time in words that occur
/// nowhere else.
///
/// @param device from which the engineer calls
/// @param inPerson calls the application in a session with a second factor
/// @param booking ended in its trial, for which money is owed
record Traces(Cast.Member<Caller.Engineer> engineer, Api device, AuthenticatorApp app, Api inPerson,
        Marketplace.Booked booking) {

    static final String NAME = "The name sought";

    static final String ADDRESS = "the-address-sought@example.com";

    static final String NEXT_ADDRESS = "the-next-address-sought@example.com";

    static final String HEADLINE = "The headline sought";

    static final String BIOGRAPHY = "The biography sought";

    static final String ZONE = "Pacific/Chatham";

    static final String SKILL = "The skill sought";

    static final String LOCATION = "The location sought";

    static final String LINK = "https://sought.example/work";

    static final String KEY = "The key sought";

    static final String AGENT = "The-agent-sought/1.0";

    /// Nobody else in the story is there.
    static final String NETWORK = "127.8.9.10";

    /// What a founder wrote about the engineer.
    static final String REASON = "The reason sought";

    /// What the engineer wrote about a company.
    static final String OPINION = "The opinion sought";

    /// What a founder wrote about the engineer for them to read.
    static final String PRAISE = "The praise sought";

    static Traces left(Marketplace market, People people, Api anywhere) {
        var api = anywhere.from(NETWORK);
        var person = new NewPerson(NAME, ADDRESS, Cast.PASSWORD);
        var engineer = market.cast().member(person, people.addEngineer(person));
        market.approve(engineer, Tier.SENIOR,
                new Introduction(NAME, HEADLINE, BIOGRAPHY, LOCATION, List.of(URI.create(LINK)), ZoneId.of(ZONE),
                        new WorkingHours(LocalTime.of(3, 7), LocalTime.of(11, 7)),
                        List.of(new Proficiency(Skill.of(SKILL), 7)), null));
        var booking = market.accepted(market.aRequest(market.aFounderWithCard(), engineer));
        booking.founder()
            .api()
            .put(booking.path() + "/cancellation", Map.of("immediately", true, "privateReason", REASON));
        booking.founder().api().put(booking.path() + "/ratings/engineer", Map.of("stars", 5, "comment", PRAISE));
        engineer.api().put(booking.path() + "/ratings/company", Map.of("stars", 5, "comment", OPINION));
        var device = api.with("User-Agent", AGENT);
        var halfway = halfway(device);
        var app = AuthenticatorApp.setUp(halfway);
        var inPerson = device.as(app.confirm(halfway, market.now()).at("/session/token"));
        inPerson.post("/v1/api-keys", Map.of("name", KEY, "scopes", List.of("account:read")));
        inPerson.post("/v1/me/email-changes", Map.of("email", NEXT_ADDRESS, "password", Cast.PASSWORD));
        api.post("/v1/registrations", Map.of("email", ADDRESS, "role", "ENGINEER"));
        api.post("/v1/password-resets", Map.of("email", ADDRESS));
        market.time().settle();
        return new Traces(engineer, device, app, inPerson, booking);
    }

    /// The engineer signs in again, the session before having ended.
    Traces back(Instant now) {
        var halfway = halfway(device);
        return new Traces(engineer, device, app, device.as(app.give(halfway, now).at("/token")), booking);
    }

    private static Api halfway(Api device) {
        return device.as(device.post("/v1/sessions", Map.of("email", ADDRESS, "password", Cast.PASSWORD)).at("/token"));
    }

}
