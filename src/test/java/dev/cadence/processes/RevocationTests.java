package dev.cadence.processes;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/// Proofs of who somebody is that have been stolen: what one of two instances is told to refuse, both refuse.
@CadenceTest
record RevocationTests(Cast cast) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    @Test
    void whatOneInstanceIsToldToRefuseTheOtherRefusesFromTheNextRequestOn() {
        var first = INSTANCES.next();
        var second = INSTANCES.next();
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var leaver = cast.engineer();
        var session = cast.inPerson(owner);
        var stolen = cast.inPerson(owner);
        var leaversSession = cast.inPerson(leaver);
        var admin = cast.inPerson(cast.admin());
        first.goOnAt(MutableClock.NOON);
        second.goOnAt(MutableClock.NOON);
        var both = List.of(second.address(), first.address());
        var here = session.elsewhere(first.address());
        var stolenId = currentOf(stolen);
        var keyId = keyOf(owner);

        var sessionEnded = new Revocation("a session that was ended", List.of(stolen),
                () -> here.delete("/v1/sessions/" + stolenId));
        var keyRevoked = new Revocation("a key that was revoked", List.of(owner.api()),
                () -> here.delete("/v1/api-keys/" + keyId));
        var memberRemoved = new Revocation("the key of a member who was removed", List.of(member.api()),
                () -> here.delete("/v1/companies/%s/members/%s".formatted(owner.caller().company().value(),
                        member.caller().account().value())));
        var accountDisabled = new Revocation("session and key of an account that was disabled",
                List.of(leaversSession, leaver.api()), () -> admin.elsewhere(first.address())
                    .put("/v1/accounts/%s/disablement".formatted(leaver.caller().account().value())));

        List.of(sessionEnded, keyRevoked, memberRemoved, accountDisabled).forEach(each -> each.showOn(both));
    }

    private static String currentOf(Api session) {
        return session.get("/v1/sessions")
            .body()
            .at("/items")
            .valueStream()
            .filter(each -> each.at("/current").asBoolean())
            .map(each -> each.at("/id").asString())
            .findFirst()
            .orElseThrow();
    }

    /// The owner sees the keys of members too.
    private static String keyOf(Cast.Member<?> owner) {
        return owner.api()
            .get("/v1/api-keys")
            .body()
            .at("/items")
            .valueStream()
            .filter(key -> key.at("/madeBy").asString().equals(owner.caller().account().value().toString()))
            .map(key -> key.at("/id").asString())
            .findFirst()
            .orElseThrow();
    }

    /// @param proofs what the thief has
    /// @param told how an instance is told
    private record Revocation(String name, List<Api> proofs, Supplier<Api.Answer> told) {

        void showOn(List<URI> instances) {
            assertThat(statusesOn(instances)).as("before: " + name).containsOnly(200);

            assertThat(told.get().status()).as(name).isEqualTo(204);
            var start = System.nanoTime();
            var statuses = statusesOn(instances);
            var time = Duration.ofNanos(System.nanoTime() - start);

            System.out.printf("%s: refused by both instances within %d ms.%n", name, time.toMillis());
            assertThat(statuses).as(name).containsOnly(401);
            assertThat(time).as(name).isLessThan(AT_ONCE);
        }

        private List<Integer> statusesOn(List<URI> instances) {
            return proofs.stream()
                .flatMap(proof -> instances.stream().map(instance -> proof.elsewhere(instance).get("/v1/me").status()))
                .toList();
        }

    }

}
