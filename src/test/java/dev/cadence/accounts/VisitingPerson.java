package dev.cadence.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.AuthenticatorApp;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

/// Somebody with a session, and whatever else they prove themselves with.
final class VisitingPerson {

    private final Member<?> member;

    private final Cast cast;

    private final Api api;

    private final Clock clock;

    private @Nullable Api session;

    private List<String> recoveryCodes = List.of();

    VisitingPerson(Member<?> member, Cast cast, Api api, Clock clock) {
        this.member = member;
        this.cast = cast;
        this.api = api;
        this.clock = clock;
    }

    Caller caller() {
        return member.caller();
    }

    boolean isOwner() {
        return caller() instanceof Caller.Founder founder && founder.standing() == Standing.OWNER;
    }

    UUID account() {
        return member.caller().account().value();
    }

    String email() {
        return member.person().email();
    }

    /// Complete: an admin sets up an authenticator on the way.
    Api session() {
        if (session == null) {
            var signedIn = cast.signIn(member);
            session = api.as(signedIn.at("/token"));
            if (!signedIn.at("/stage").equals("COMPLETE")) {
                session = withAuthenticator(session);
            }
        }
        return session;
    }

    /// Of the authenticator that the person has from now on, if they had none before.
    List<String> recoveryCodes() {
        var complete = session();
        if (recoveryCodes.isEmpty()) {
            session = withAuthenticator(complete);
        }
        return recoveryCodes;
    }

    private Api withAuthenticator(Api begun) {
        var confirmed = AuthenticatorApp.setUp(begun).confirm(begun, clock.instant());
        recoveryCodes = confirmed.body().at("/recovery/codes").valueStream().map(JsonNode::asString).toList();
        return api.as(confirmed.at("/session/token"));
    }

    /// The code that the person's app shows, while it is being set up.
    String firstCode() {
        if (!recoveryCodes.isEmpty() || caller() instanceof Caller.Admin) {
            return "000000";
        }
        return AuthenticatorApp.setUp(session()).code(clock.instant());
    }

    /// Another session, in which the second factor was not given.
    Api halfway() {
        recoveryCodes();
        return api.as(cast.signIn(member).at("/token"));
    }

    String key(Set<Scope> scopes) {
        return newKey(scopes).at("/key");
    }

    String keyId() {
        return newKey(Set.of(Scope.ACCOUNT_READ)).at("/id");
    }

    private Api.Answer newKey(Set<Scope> scopes) {
        return session().post("/v1/api-keys",
                Map.of("name", "Walk", "scopes", scopes.stream().map(Scope::text).toList()));
    }

    String sessionId() {
        return session().get("/v1/sessions").at("/items/0/id");
    }

}
