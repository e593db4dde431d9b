package dev.cadence.accounts;

import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record SessionTests(Api api, Cast cast, MutableClock clock) {

    @Test
    void peopleSeeWhereTheyAreSignedIn() {
        var founder = cast.founder();
        var phone = api.with("User-Agent", "Phone");
        phone.post("/v1/sessions", Map.of("email", founder.person().email(), "password", Cast.PASSWORD));
        var here = cast.inPerson(founder);

        var live = here.get("/v1/sessions");

        assertThat(live.body().at("/items")).hasSize(2);
        assertThat(live.at("/items/0/current")).isEqualTo("true");
        assertThat(live.at("/items/1/current")).isEqualTo("false");
        assertThat(live.at("/items/1/userAgent")).isEqualTo("Phone");
        assertThat(live.at("/items/1/address")).isEqualTo("127.0.0.1");
        assertThat(live.at("/items/1/createdAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(live.text()).doesNotContain("cadence_session_");
    }

    @Test
    void aSessionThatIsEndedIsRefusedAtOnceAndListedNoMore() {
        var founder = cast.founder();
        var lost = cast.inPerson(founder);
        var here = cast.inPerson(founder);
        var id = here.get("/v1/sessions").at("/items/1/id");

        assertThat(here.delete("/v1/sessions/" + id).status()).isEqualTo(204);
        assertThat(here.delete("/v1/sessions/" + id).status()).isEqualTo(204);

        assertThat(lost.get("/v1/me").status()).isEqualTo(401);
        assertThat(here.get("/v1/sessions").body().at("/items")).hasSize(1);
    }

    @Test
    void allOtherSessionsEndTogether() {
        var founder = cast.founder();
        var lost = cast.inPerson(founder);
        var stolen = cast.inPerson(founder);
        var here = cast.inPerson(founder);
        var somebodyElse = cast.inPerson(cast.founder());

        assertThat(here.delete("/v1/sessions").status()).isEqualTo(204);

        assertThat(lost.get("/v1/me").status()).isEqualTo(401);
        assertThat(stolen.get("/v1/me").status()).isEqualTo(401);
        assertThat(here.get("/v1/me").status()).isEqualTo(200);
        assertThat(somebodyElse.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void anExpiredSessionIsNotListed() {
        var founder = cast.founder();
        cast.inPerson(founder);
        clock.advance(SignInSession.LIFETIME);

        assertThat(cast.inPerson(founder).get("/v1/sessions").body().at("/items")).hasSize(1);
    }

    @Test
    void someoneElsesSessionDoesNotExist() {
        var other = cast.inPerson(cast.founder());
        var id = other.get("/v1/sessions").at("/items/0/id");
        var here = cast.inPerson(cast.founder());

        assertThat(here.delete("/v1/sessions/" + id).problem()).isEqualTo("session-not-found");
        assertThat(here.delete("/v1/sessions/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(other.get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whatAProgramCallsItselfIsKeptPrintableAndShort() {
        var founder = cast.founder();
        api.with("User-Agent", "A".repeat(300))
            .post("/v1/sessions", Map.of("email", founder.person().email(), "password", Cast.PASSWORD));

        assertThat(cast.inPerson(founder).get("/v1/sessions").at("/items/1/userAgent")).hasSize(200);
    }

}
