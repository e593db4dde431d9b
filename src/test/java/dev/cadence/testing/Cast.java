package dev.cadence.testing;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.testing.Api.Answer;

import org.springframework.context.annotation.Lazy;

/// The people of a story. Each comes with an account of their own and an API that they already call as themselves:
/// `cast.founder().api().post("/v1/bookings", body)`.
@Lazy
public final class Cast {

    /// Everybody's password.
    public static final String PASSWORD = "correct horse battery staple";

    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final People people;

    private final Api api;

    private final Clock clock;

    @org.springframework.beans.factory.annotation.Autowired
    Cast(People people, Api api, Clock clock) {
        this.people = people;
        this.api = api;
        this.clock = clock;
    }

    public Member<Caller.Admin> admin() {
        var person = person("admin");
        return member(person, people.addAdmin(person));
    }

    /// A founder of a company that nobody else belongs to.
    public Member<Caller.Founder> founder() {
        var person = person("founder");
        return member(person, people.addCompany("Company of " + person.name(), person));
    }

    /// Another founder of the same company, who does not own it.
    public Member<Caller.Founder> member(CompanyId company) {
        var person = person("member");
        return member(person, people.addMember(company, person));
    }

    /// An engineer who has an account and nothing else: no profile, no approval.
    public Member<Caller.Engineer> engineer() {
        var person = person("engineer");
        return member(person, people.addEngineer(person));
    }

    /// A founder who belongs to no company.
    public Member<Caller.Unaffiliated> unaffiliated() {
        var person = person("founder");
        return member(person, people.addUnaffiliated(person));
    }

    /// The same person in a session of their own, with all that their account asks for:
    /// an admin sets up an authenticator
    /// on the way.
    public Api inPerson(Member<?> member) {
        return api.as(token(member));
    }

    /// The token of such a session.
    public String token(Member<?> member) {
        var session = signIn(member);
        if (session.at("/stage").equals("COMPLETE")) {
            return session.at("/token");
        }
        var halfway = api.as(session.at("/token"));
        return AuthenticatorApp.setUp(halfway).confirm(halfway, clock.instant()).at("/session/token");
    }

    /// What a person is answered who gives their password.
    public Answer signIn(Member<?> member) {
        return api.post("/v1/sessions", Map.of("email", member.person().email(), "password", PASSWORD));
    }

    /// For an account that came about in another way.
    public <C extends Caller> Member<C> member(NewPerson person, C caller) {
        var key = people.issueKey(caller.account(), "Test");
        return new Member<>(person, caller, key, api.as(key));
    }

    /// Somebody who does not have an account yet. Admins read their mail at another
    /// company than all others, whom they
    /// could not judge otherwise.
    public static NewPerson person(String word) {
        var number = NUMBERS.incrementAndGet();
        var domain = word.equals("admin") ? "cadence.example" : "example.com";
        return new NewPerson("%s %d".formatted(word, number), "%s-%d@%s".formatted(word, number, domain), PASSWORD);
    }

    /// One of the cast.
    ///
    /// @param person as they were before they got their account, with their address and
    /// password
    /// @param caller who the application takes them for
    /// @param key an API key of theirs
    /// @param api calls the application with that key
    public record Member<C extends Caller>(NewPerson person, C caller, String key, Api api) {
    }

}
