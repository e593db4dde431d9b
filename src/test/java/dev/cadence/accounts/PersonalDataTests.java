package dev.cadence.accounts;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import jakarta.persistence.EntityManager;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// People take away all that is kept about them, and nothing that is about somebody else. That what they get looks as the
/// API's description says is checked with every answer.
@CadenceTest
record PersonalDataTests(Api api, Cast cast, Marketplace market, People people, PersonalDataDesk desk,
        EntityManager entities, JdbcClient jdbc) {

    private static final String EXPORT = "/v1/me/personal-data";

    @Test
    void anEngineerTakesAwayWhatTheyLeftAnywhere() {
        var traces = Traces.left(market, people, api);

        var export = traces.inPerson().get(EXPORT);

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.header("Content-Disposition")).isEqualTo("attachment; filename=\"personal-data.json\"");
        assertThat(export.header("Cache-Control")).contains("no-store");
        assertThat(export.at("/exportedAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(export.at("/account/name")).isEqualTo(Traces.NAME);
        assertThat(export.at("/account/email")).isEqualTo(Traces.ADDRESS);
        assertThat(all(export, "/sessions", "/address")).containsExactly(Traces.NETWORK, Traces.NETWORK);
        assertThat(all(export, "/sessions", "/userAgent")).containsExactly(Traces.AGENT, Traces.AGENT);
        assertThat(all(export, "/apiKeys", "/name")).containsExactly("Test", Traces.KEY);
        assertThat(all(export, "/mailedCodes", "/purpose")).containsExactlyInAnyOrder("REGISTRATION", "PASSWORD_RESET",
                "EMAIL_CHANGE");
        assertThat(all(export, "/mailedCodes", "/email")).contains(Traces.NEXT_ADDRESS);
        assertThat(all(export, "/secondFactors", "/kind")).contains("AUTHENTICATOR", "RECOVERY_CODE").hasSize(11);
        assertThat(all(export, "/profile", "/introduction/biography")).containsExactly(Traces.BIOGRAPHY);
        assertThat(all(export, "/bookings", "/id")).containsExactly(traces.booking().id());
        assertThat(all(export, "/earnings", "/bookingId")).containsExactly(traces.booking().id());
        assertThat(all(export, "/ratings", "/given/comment")).containsExactly(Traces.OPINION);
        assertThat(all(export, "/ratings", "/received/comment")).containsExactly(Traces.PRAISE);
    }

    @Test
    void aFounderTakesAwayWhatTheyAskedForAndWhomTheyInvitedWithoutTheOther() {
        var owner = market.aFounderWithCard();
        var engineer = market.anEngineer(Tier.MID).caller().engineer().value();
        owner.api().with("Idempotency-Key", "one-click").post("/v1/bookings", Map.of("engineerId", engineer));
        var inPerson = cast.inPerson(owner);
        inPerson.post("/v1/invitations", Map.of("email", "bob@example.com"));
        market.time().settle();

        var export = inPerson.get(EXPORT);

        assertThat(export.at("/account/companyId")).isEqualTo(owner.caller().company().value().toString());
        assertThat(all(export, "/idempotentRequests", "/key")).containsExactly("one-click");
        assertThat(all(export, "/invitations", "/role")).containsExactly("FOUNDER");
        assertThat(export.text()).doesNotContain("bob@example.com");
    }

    @Test
    void noSecretOfAnyKindIsTold() {
        var traces = Traces.left(market, people, api);

        var export = traces.inPerson().get(EXPORT);

        assertThat(export.text()).doesNotContain("{argon2", traces.engineer().key());
        assertThat(names(export.body())).noneMatch(name -> name.matches("(?i).*(hash|sha256|secret|sealed|token).*"));
    }

    /// A company is promised that the engineer never reads its private reason.
    @Test
    void whatAFounderNotedForThemselvesIsNotTold() {
        var traces = Traces.left(market, people, api);

        assertThat(traces.inPerson().get(EXPORT).text()).doesNotContain(Traces.REASON);
    }

    @Test
    void nothingOfSomebodyElseIsTold() {
        var other = Traces.left(market, people, api);
        var engineer = cast.inPerson(market.anEngineer(Tier.MID)).get(EXPORT);
        var admin = cast.inPerson(cast.admin()).get(EXPORT);

        for (var export : List.of(engineer, admin)) {
            assertThat(export.status()).isEqualTo(200);
            assertThat(export.text()).doesNotContain("sought", other.booking().id());
        }
    }

    @Test
    void noKeyCanTakeItAway() {
        assertThat(cast.engineer().api().get(EXPORT).problem()).isEqualTo("forbidden");
    }

    @Test
    void anExportCanBeHadFiveTimesAnHour() {
        var founder = cast.inPerson(cast.founder());
        for (var time = 0; time < 5; time++) {
            assertThat(founder.get(EXPORT).status()).isEqualTo(200);
        }

        assertThat(founder.get(EXPORT).problem()).isEqualTo("too-many-requests");
    }

    @Test
    void rowsAreReadWhileTheyAreWrittenAndOneIsInMemory() {
        var founder = cast.founder().caller();
        jdbc.sql("""
                insert into sign_in_session (id, account_id, token_sha256, created_at, expires_at, address, version)
                select gen_random_uuid(), ?, sha256(number::text::bytea), now(), now() + interval '1 hour', '::1', 0
                from generate_series(1, 2000) number""").param(founder.account().value()).update();
        var watch = new Watch();

        desk.write(founder, watch);

        assertThat(watch.written).isGreaterThan(200_000);
        assertThat(watch.cursors).as("a cursor on the server, from which rows are fetched").isEqualTo(1);
        assertThat(watch.entities).as("rows in memory at once, of those that were mapped").isLessThanOrEqualTo(1);
    }

    private static List<String> all(Api.Answer export, String section, String pointer) {
        return export.body().at(section).valueStream().map(row -> row.at(pointer).asString()).toList();
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream()
            .flatMap(property -> Stream.concat(Stream.of(property.getKey()), names(property.getValue()).stream()))
            .toList();
    }

    /// Looks around whenever something is written, in the transaction that reads.
    private final class Watch extends OutputStream {

        private long written;

        private long cursors;

        private long entities;

        @Override
        public void write(int single) throws IOException {
            write(new byte[] { (byte) single }, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
            entities = Math.max(entities,
                    PersonalDataTests.this.entities.unwrap(Session.class).getStatistics().getEntityCount());
            cursors = Math.max(cursors,
                    jdbc.sql("select count(*) from pg_cursors where name like 'C\\_%'").query(Long.class).single());
        }

    }

}
