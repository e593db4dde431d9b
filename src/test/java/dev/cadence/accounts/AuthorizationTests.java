package dev.cadence.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.accounts.AuthorizationTable.Verdict;
import dev.cadence.accounts.ValidRequests.ValidRequest;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.Vetting;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Every operation, called by everybody, answers as the table in `src/docs/authorization.md` says.
@CadenceTest
record AuthorizationTests(Api api, Cast cast, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock,
        JdbcClient jdbc, ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    private static final Path WRITTEN = Path.of("src/docs/authorization.md");

    private static final Path FRESH = Path.of("target/authorization.md");

    private static final Path EXAMPLES = Path.of("target/examples.json");

    @Test
    void theTableInTheDocumentationIsWhatTheCodeSays() throws IOException {
        Files.writeString(FRESH, table().markdown());

        assertThat(Files.exists(WRITTEN) ? Files.readString(WRITTEN) : "")
            .as("the table of who may call what; after a look at what changed: cp %s %s", FRESH, WRITTEN)
            .isEqualTo(Files.readString(FRESH));
    }

    @Test
    void theTableHasEveryOperationOfTheDescription() {
        assertThat(table().rows().stream().map(Row::id)).doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(
                    api.get("/v1/openapi").body().findValues("operationId").stream().map(JsonNode::asString).toList());
    }

    @Test
    void whoFindsWhatAPathNamesIsSaidWhereAPathNamesSomething() {
        assertThat(table().rows()).allSatisfy((row) -> assertThat(row.access().circle() != null)
            .as("%s has @FoundBy exactly if its path has variables", row)
            .isEqualTo(row.path().contains("{")));
    }

    @Test
    void everyOperationAnswersEveryCallerAsTheTableSays() throws IOException {
        var dead = deadProofs();
        var walk = new Walk();
        for (var row : table().rows()) {
            // Letters are counted by the hour, and no time passes.
            jdbc.sql("truncate rate_limit").update();
            var calm = world();
            for (var visitor : Visitor.values()) {
                var verdict = row.verdict(visitor);
                walk.ask(row, verdict.admits() && row.changesSomething() ? world() : calm, visitor, verdict);
                if (verdict == Verdict.OWN) {
                    walk.askForAnothers(row, calm, visitor);
                }
            }
            dead.forEach((whose, proof) -> walk.askWith(proof, whose, row, calm));
        }

        walk.examples.write(EXAMPLES);
        System.out.printf(
                "%d operations × %d callers = %d requests, with those for another's things; "
                        + "%d answered otherwise than the table says. Of %d that may, %d were done.%n",
                table().rows().size(), Visitor.values().length + dead.size(), walk.asked, walk.wrong.size(),
                walk.admitted, walk.done);
        assertThat(walk.wrong).isEmpty();
    }

    private AuthorizationTable table() {
        return AuthorizationTable.of(mappings);
    }

    private VisitedWorld world() {
        return new VisitedWorld(api, market, vetting, mailbox, identities, clock);
    }

    /// What was good for something once, by what became of it.
    private Map<String, Api> deadProofs() {
        var owner = world().person(Visitor.OWNER);
        var session = owner.session();
        var revoked = key(session, Map.of());
        session.delete("/v1/api-keys/" + revoked.at("/id"));
        var expired = key(session, Map.of("expiresAt", clock.instant().plus(SignInSession.LIFETIME)));
        var disabled = world().person(Visitor.OWNER);
        var dead = Map.of("a revoked key", api.as(revoked.at("/key")), "an expired key", api.as(expired.at("/key")),
                "a session that was ended", ended(cast.inPerson(cast.founder())), "an expired session", session,
                "a session of a disabled account", disabled.session(), "a key of a disabled account",
                api.as(key(disabled.session(), Map.of()).at("/key")));
        cast.admin().api().put("/v1/accounts/%s/disablement".formatted(disabled.account()));
        clock.advance(SignInSession.LIFETIME);
        return dead;
    }

    private static Api.Answer key(Api session, Map<String, Object> more) {
        var key = new HashMap<String, Object>(Map.of("name", "Dead", "scopes", List.of("account:read")));
        key.putAll(more);
        return session.post("/v1/api-keys", key);
    }

    private static Api ended(Api session) {
        session.delete("/v1/sessions/current");
        return session;
    }

    /// Makes requests, and remembers which were answered otherwise than they should be.
    private static final class Walk {

        private final List<String> wrong = new ArrayList<>();

        private final RecordedExamples examples = new RecordedExamples();

        private int asked;

        private int admitted;

        private int done;

        void ask(Row row, VisitedWorld world, Visitor visitor, Verdict verdict) {
            var person = visitor == Visitor.ANONYMOUS ? Visitor.OWNER : row.person(visitor);
            var answer = ask(row, world, visitor, person, visitor.title(), verdict);
            if (verdict.admits()) {
                admitted++;
                done += answer.status() / 100 == 2 ? 1 : 0;
            }
        }

        /// For what is a stranger's.
        void askForAnothers(Row row, VisitedWorld world, Visitor visitor) {
            var stranger = row.person(visitor) == Visitor.OTHER_OWNER ? Visitor.OWNER : Visitor.OTHER_OWNER;
            ask(row, world, visitor, stranger, visitor.title() + ", for another's", Verdict.NOT_FOUND);
        }

        private Api.Answer ask(Row row, VisitedWorld world, Visitor visitor, Visitor self, String who,
                Verdict verdict) {
            var request = ValidRequests.to(row, world, world.person(self));
            return note(row, who, verdict, request, request.send(world.as(visitor, row), row));
        }

        void askWith(Api proof, String whose, Row row, VisitedWorld world) {
            var request = ValidRequests.to(row, world, world.person(Visitor.OWNER));
            note(row, whose, Verdict.UNAUTHORIZED, request, request.send(proof, row));
        }

        private Api.Answer note(Row row, String who, Verdict verdict, ValidRequest request, Api.Answer answer) {
            asked++;
            examples.note(row.id(), request.body(), answer, request.refusal());
            var meant = verdict.meant(answer.status())
                    || verdict.admits() && answer.problem().equals(request.refusal());
            if (!meant) {
                wrong.add("%s as %s: %s says the table, %d was answered: %s".formatted(row, who, verdict,
                        answer.status(), answer.text()));
            }
            return answer;
        }

    }

}
