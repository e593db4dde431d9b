package dev.cadence.testing;

import java.util.concurrent.atomic.AtomicInteger;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;

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

    @org.springframework.beans.factory.annotation.Autowired
    Cast(People people, Api api) {
        this.people = people;
        this.api = api;
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

    /// An engineer who has an account and nothing else: no profile, no approval.
    public Member<Caller.Engineer> engineer() {
        var person = person("engineer");
        return member(person, people.addEngineer(person));
    }

    /// For an account that came about in another way.
    public <C extends Caller> Member<C> member(NewPerson person, C caller) {
        var key = people.issueKey(caller.account(), "Test");
        return new Member<>(person, caller, key, api.as(key));
    }

    /// Somebody who does not have an account yet.
    public static NewPerson person(String word) {
        var number = NUMBERS.incrementAndGet();
        return new NewPerson("%s %d".formatted(word, number), "%s-%d@example.com".formatted(word, number), PASSWORD);
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
