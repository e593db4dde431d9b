package dev.cadence.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.accounts.ValidRequests.ValidRequest;
import dev.cadence.shared.IdempotentRequests;
import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.Vetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Every operation that makes something happens once for one `Idempotency-Key`.
@CadenceTest
record IdempotencyKeyTests(Api api, Cast cast, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock,
        JdbcClient jdbc, TransactionOperations transactions, ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    /// They are for everyone, and nobody in particular has no keys. What is sent twice is
    /// harmless: notices are known by
    /// their ids and codes are used up; a sign-in more is a session more.
    private static final Set<String> WITHOUT_KEYS = Set.of("askForAdvice", "beginExternalSignIn", "openAccount",
            "receiveConnectNotice", "receiveGithubNotice", "receiveStripeNotice", "receiveThinNotice", "register",
            "requestPasswordReset", "signIn", "signInExternally");

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void everyOperationThatMakesSomethingTakesAKeyOrIsForEveryone() {
        var description = api.get("/v1/openapi").body();
        var without = makers().filter(row -> !takesAKey(description, row)).map(Row::id);

        assertThat(without).isSubsetOf(WITHOUT_KEYS)
            .allSatisfy(id -> assertThat(makers().filter(row -> row.id().equals(id)))
                .allMatch(row -> row.verdict(Visitor.ANONYMOUS).admits()));
    }

    @Test
    void everyOperationAnswersTheSameToTheSameKeyAndDoesNothingMore() {
        var walked = new ArrayList<String>();
        for (var row : makers().filter(row -> !row.verdict(Visitor.ANONYMOUS).admits())
            // Whoever has founded a company may found none, and is told so before a key
            // is looked at.
            .filter(row -> !row.id().equals("foundCompany"))
            .toList()) {
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(somebodyWhoMay(row));
            var request = ValidRequests.to(row, world, self);
            var caller = self.session().with("Idempotency-Key", row.id());

            var first = request.send(caller, row);
            market.time().settle();
            var again = request.send(caller, row);

            if (first.status() == 409 || first.status() == 422) {
                // As things are it is refused: judged anew, it is refused again.
                assertThat(again.problem()).as(row.toString()).isEqualTo(first.problem());
                continue;
            }
            assertThat(first.status()).as("%s: %s", row, first.text()).isIn(200, 201, 202, 204);
            assertThat(again.status()).as("%s: %s", row, again.text()).isEqualTo(first.status());
            assertThat(again.text()).as(row.toString()).isEqualTo(first.text());
            for (var header : List.of("Location", "Content-Type", "Cache-Control")) {
                assertThat(again.header(header)).as("%s of %s", header, row).isEqualTo(first.header(header));
            }
            assertThat(changesBy(again)).as("what %s changed when it was asked again", row).isZero();
            if (request.body() != null) {
                assertThat(other(row, request, caller).problem()).as("another body for %s", row)
                    .isEqualTo("idempotency-key-reused");
            }
            walked.add(row.id());
        }

        System.out.printf("%d operations were asked twice with one key and did it once: %s%n", walked.size(), walked);
        assertThat(walked).hasSizeGreaterThan(15);
    }

    private static Visitor somebodyWhoMay(Row row) {
        return Stream.of(Visitor.values())
            .filter(visitor -> visitor.isPerson() && row.verdict(visitor).admits())
            .findFirst()
            .orElseGet(() -> row.person(Visitor.KEY_WITH_EVERY_SCOPE));
    }

    @Test
    void noSecretIsReadableInWhatIsRemembered() {
        var person = cast.inPerson(cast.founder()).with("Idempotency-Key", "key");
        var key = person.post("/v1/api-keys", Map.of("name", "Deploy", "scopes", List.of("account:read")));

        var kept = jdbc.sql("select answer from idempotent_request").query(String.class).single();

        assertThat(kept).doesNotContain(key.at("/key"), key.at("/id"));
        assertThat(new String(java.util.Base64.getMimeDecoder().decode(kept),
                java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(key.at("/key"), "Deploy");
    }

    @Test
    void aKeyOfOneOperationIsNoKeyForAnother() {
        var founder = cast.founder().api().with("Idempotency-Key", "one");
        founder.post("/v1/briefs", Map.of("paragraph", "Our checkout loses requests."));

        assertThat(founder.send("POST", "/v1/card-setups", null).problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void howABodyIsSpacedMakesNoDifference() {
        var founder = cast.founder().api().with("Idempotency-Key", "one");
        var first = founder.send("POST", "/v1/briefs", "{\"paragraph\":\"Slow.\"}");

        assertThat(founder.send("POST", "/v1/briefs", "{ \"paragraph\" : \"Slow.\" }").text()).isEqualTo(first.text());
    }

    @Test
    void whoeverHasNoSuchRightIsRefusedBeforeTheKeyIsLookedAt() {
        var founder = cast.founder().api().with("Idempotency-Key", "one");
        founder.post("/v1/briefs", Map.of("paragraph", "Slow."));

        assertThat(cast.engineer()
            .api()
            .with("Idempotency-Key", "one")
            .post("/v1/briefs", Map.of("paragraph", "Slow."))
            .problem()).isEqualTo("forbidden");
        assertThat(api.with("Idempotency-Key", "one").post("/v1/briefs", Map.of("paragraph", "Slow.")).problem())
            .isEqualTo("unauthorized");
    }

    @Test
    void aKeyThatIsNoneIsRefused() {
        var founder = cast.founder().api();

        for (var key : List.of("", " ", "k".repeat(256))) {
            assertThat(founder.with("Idempotency-Key", key).post("/v1/briefs", Map.of("paragraph", "Slow.")).problem())
                .isEqualTo("invalid-request");
        }
    }

    /// Both kinds: one that is a transaction, and one in steps.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "/v1/briefs | {\"paragraph\":\"Slow.\"}", "/v1/card-setups |" })
    void whoWaitsTooLongForTheFirstRequestIsToldThatItIsStillRunning(String path, String body) {
        var founder = cast.founder();
        var api = founder.api().with("Idempotency-Key", "one");

        transactions.executeWithoutResult(first -> {
            jdbc.sql("""
                    insert into idempotent_request (account_id, key, request_sha256, requested_at)
                    values (?, 'one', sha256('another'), now())""").param(founder.caller().account().value()).update();
            assertThat(api.send("POST", path, body).problem()).isEqualTo("request-still-running");
            first.setRollbackOnly();
        });

        assertThat(api.send("POST", path, body).status()).isEqualTo(201);
    }

    @Test
    void aRequestInStepsIsRunningUntilItsLeaseIsOverAndThenJudgedAnew() {
        var founder = cast.founder().api().with("Idempotency-Key", "one");
        founder.send("POST", "/v1/card-setups", null);
        jdbc.sql("update idempotent_request set answer = null, running_until = ?")
            .param(clock.instant().plus(IdempotentRequests.LEASE).atOffset(java.time.ZoneOffset.UTC))
            .update();

        assertThat(founder.send("POST", "/v1/card-setups", null).problem()).isEqualTo("request-still-running");
        clock.advance(IdempotentRequests.LEASE.plusSeconds(1));

        var anew = founder.send("POST", "/v1/card-setups", null);
        assertThat(anew.status()).isEqualTo(201);
        assertThat(founder.send("POST", "/v1/card-setups", null).text()).isEqualTo(anew.text());
    }

    @Test
    void aRefusedRequestInStepsLeavesNoKeyBehind() {
        var person = cast.inPerson(cast.founder()).with("Idempotency-Key", "one");
        var wrong = Map.of("email", "new@example.com", "password", "wrong");

        assertThat(person.post("/v1/me/email-changes", wrong).problem()).isEqualTo("wrong-password");

        assertThat(market.count("idempotent_request")).isZero();
        assertThat(person.post("/v1/me/email-changes", Map.of("email", "new@example.com", "password", Cast.PASSWORD))
            .status()).isEqualTo(202);
    }

    private Stream<Row> makers() {
        return AuthorizationTable.of(mappings)
            .rows()
            .stream()
            .filter(row -> Set.of("POST", "PATCH").contains(row.method()));
    }

    private static boolean takesAKey(JsonNode description, Row row) {
        return description.at("/paths")
            .get(row.path())
            .at("/%s/parameters".formatted(row.method().toLowerCase(java.util.Locale.ROOT)))
            .valueStream()
            .anyMatch(parameter -> parameter.at("/name").asString().equals("Idempotency-Key"));
    }

    private long changesBy(Answer answer) {
        return jdbc.sql("select count(*) from audit_entry where request_id = ?")
            .param(answer.header("X-Request-Id"))
            .query(Long.class)
            .single();
    }

    /// The same request with one value changed: the first that leaves it right.
    private static Answer other(Row row, ValidRequest request, Api caller) {
        var body = JSON.readTree(java.util.Objects.requireNonNull(request.body()));
        return variants(body).filter(other -> !other.equals(body))
            .map(JSON::writeValueAsString)
            .map(other -> new ValidRequest(request.names(), other, request.headers(), "").send(caller, row))
            .filter(answer -> answer.status() != 400)
            .findFirst()
            .orElseThrow(() -> new AssertionError("%s has no other body that is right".formatted(row)));
    }

    /// What is said, with one value in it changed.
    private static Stream<JsonNode> variants(JsonNode said) {
        if (said.isObject()) {
            return said.properties().stream().flatMap(field -> variants(field.getValue()).map(value -> {
                var copy = (ObjectNode) said.deepCopy();
                return copy.set(field.getKey(), value);
            }));
        }
        if (said.isArray()) {
            return IntStream.range(0, said.size()).boxed().flatMap(at -> variants(said.get(at)).map(value -> {
                var copy = (ArrayNode) said.deepCopy();
                copy.set(at, value);
                return copy;
            }));
        }
        return changed(said).map(value -> (JsonNode) JSON.valueToTree(value));
    }

    private static Stream<Object> changed(JsonNode value) {
        if (value.isBoolean()) {
            return Stream.of(!value.asBoolean());
        }
        if (value.isIntegralNumber()) {
            return Stream.of(value.asLong() + 1, value.asLong() - 1);
        }
        return value.isString()
                ? Stream.of(UUID.randomUUID().toString(), "x" + value.asString(), "PL",
                        value.asString().replace("00:00Z", "00:01Z"), "https://example.com/" + UUID.randomUUID())
                : Stream.of();
    }

}
