package dev.cadence.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.accounts.ValidRequests.ValidRequest;
import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
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

/// Every change is made only if what its caller saw is what there is.
@CadenceTest
record IfMatchTests(Api api, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock, JdbcClient jdbc,
        ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    private static final String STALE = "\"stale\"";

    /// `src/docs/decisions/conditional-requests.md` says why.
    private static final Set<String> NOTHING_TO_READ = Set.of("declareInterest", "disableAccount", "enableAccount",
            "endOtherSessions", "endSession", "eraseAccount", "giveSecondFactor", "removeAuthenticatorOf",
            "resetPassword", "retryStripeNotice", "signOut");

    /// What these change is not told by what is read there: how one signs in, and which
    /// company made a brief of advice that is everybody's.
    private static final Set<String> UNSEEN = Set.of("beginAuthenticator", "changePassword", "makeBriefOfAdvice",
            "removeAuthenticator", "renewRecoveryCodes");

    /// What cannot be done as things are in a {@link VisitedWorld}, or changes nothing
    /// there.
    private static final Set<String> NOT_AS_THINGS_ARE = Set.of("authenticateCharge", "changeWebhookEndpoint",
            "chooseCard", "chooseMailPreferences", "concludeInterview", "decideAppeal", "decideApplication",
            "deliverWebhookAgain", "deliverWebhooksAgain", "eraseMe", "forgetMyCommitIdentity", "missInterview",
            "recordInterview", "refundCharge", "reinstateEngineer", "resolveReconciliationDifference", "retryRefund",
            "transcribeInterview", "writeApplication");

    @Test
    void noOperationChangesAnythingForWhoeverSawSomethingElse() {
        var walked = new ArrayList<String>();
        var undone = new ArrayList<String>();
        for (var row : guarded().keySet()) {
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);
            market.time().settle();

            var stale = request.onlyIfMatch(STALE).send(self.session(), row);
            var now = request.onlyIfMatch("*").send(self.session(), row);

            if (now.status() / 100 != 2) {
                // As things are it is refused anyway, which is said first.
                assertThat(now.status()).as("%s: %s", row, now.text()).isIn(404, 409, 422);
                continue;
            }
            assertThat(stale.problem()).as("%s: %s", row, stale.text()).isEqualTo("not-as-seen");
            if (changesBy(stale) > 0) {
                undone.add(row.id());
            }
            walked.add(row.id());
        }

        System.out.printf("%d operations refused what was decided on something else: %s%n", walked.size(), walked);
        assertThat(undone).isEmpty();
        assertThat(walked).hasSizeGreaterThan(15);
    }

    @Test
    void allThatChangesWhatCanBeReadByItselfTakesAnEntityTag() {
        var without = AuthorizationTable.of(mappings)
            .rows()
            .stream()
            .filter(row -> Set.of("PUT", "PATCH", "DELETE").contains(row.method()))
            .map(Row::id)
            .collect(Collectors.toSet());
        guarded().keySet().forEach(row -> without.remove(row.id()));

        assertThat(without).isEqualTo(NOTHING_TO_READ);
    }

    @Test
    void whatIsChangedHasAnotherTagFromThenOn() {
        var same = new TreeSet<String>();
        var refused = new TreeSet<String>();
        for (var guard : guarded().entrySet()) {
            var row = guard.getKey();
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);
            market.time().settle();
            var read = new Row("GET", guard.getValue(), row.operation());
            var reading = new ValidRequest(request.names(), null, Map.of(), "");

            var before = reading.send(self.session(), read).header("ETag");
            clock.advance(Duration.ofSeconds(1));
            var changed = request.onlyIfMatch(before.isEmpty() ? "*" : before).send(self.session(), row);

            if (changed.status() / 100 != 2 || changesBy(changed) == 0) {
                refused.add(row.id());
            }
            else if (reading.send(self.session(), read).header("ETag").equals(before)) {
                same.add(row.id());
            }
        }

        assertThat(same).isEqualTo(UNSEEN);
        assertThat(refused).isEqualTo(NOT_AS_THINGS_ARE);
    }

    /// What takes a tag, and where that is read.
    private Map<Row, String> guarded() {
        var description = api.get("/v1/openapi").body();
        var guarded = new LinkedHashMap<Row, String>();
        AuthorizationTable.of(mappings)
            .rows()
            .forEach(row -> ifMatch(description, row)
                .ifPresent(told -> guarded.put(row, told.replaceFirst("(?s).*?`GET ([^`]+)`.*", "$1"))));
        return guarded;
    }

    private static Optional<String> ifMatch(JsonNode description, Row row) {
        return description.at("/paths")
            .get(row.path())
            .at("/%s/parameters".formatted(row.method().toLowerCase(Locale.ROOT)))
            .valueStream()
            .filter(parameter -> parameter.at("/name").asString().equals("If-Match"))
            .map(parameter -> parameter.at("/description").asString())
            .findFirst();
    }

    private long changesBy(Answer answer) {
        return jdbc.sql("select count(*) from audit_entry where request_id = ?")
            .param(answer.header("X-Request-Id"))
            .query(Long.class)
            .single();
    }

}
