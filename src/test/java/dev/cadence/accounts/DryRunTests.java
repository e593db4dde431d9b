package dev.cadence.accounts;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.Vetting;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/// What moves money or ends a booking can be tried first.
@CadenceTest
record DryRunTests(Api api, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock, JdbcClient jdbc,
        ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    private static final Set<String> MOVE_MONEY_OR_END_A_BOOKING = Set.of("cancelBooking", "resignFromBooking",
            "removeFromBooking", "declineBooking", "withdrawBooking", "refundCharge", "retryRefund", "chooseCard");

    @Test
    void whatMovesMoneyOrEndsABookingCanBeTriedFirst() {
        assertThat(triable().map(Row::id).collect(Collectors.toSet())).isEqualTo(MOVE_MONEY_OR_END_A_BOOKING);
    }

    @Test
    void aDryRunAnswersAsTheDeedWouldAndChangesNothing() {
        for (var row : triable().toList()) {
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);
            market.time().settle();

            var told = request.send(self.session(),
                    new Row(row.method(), row.path() + "?dry_run=true", row.operation()));
            var done = request.send(self.session(), row);

            assertThat(told.status()).as("%s: %s", row, told.text()).isEqualTo(done.status());
            assertThat(told.problem()).isEqualTo(done.problem());
            assertThat(told.at("/stage")).isEqualTo(done.at("/stage"));
            assertThat(jdbc.sql("select count(*) from audit_entry where request_id = ?")
                .param(told.header("X-Request-Id"))
                .query(Long.class)
                .single()).as("what a dry run of %s changed", row).isZero();
        }
    }

    @Test
    void aDryRunUsesNoKeyUpAndTakesACondition() {
        var booking = market.aRequest(market.aFounderWithCard(), market.anEngineer(Tier.MID));
        var founder = booking.founder().api();
        var seen = founder.with("If-Match", founder.get(booking.path()).header("ETag"));

        assertThat(seen.put(booking.path() + "/withdrawal?dry_run=true").at("/stage")).isEqualTo("WITHDRAWN");
        assertThat(founder.with("If-Match", "\"x\"").put(booking.path() + "/withdrawal?dry_run=true").problem())
            .isEqualTo("not-as-seen");
        assertThat(seen.put(booking.path() + "/withdrawal").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "yes", "on" })
    void aDryRunThatIsMisspeltIsRefusedWhateverElseTheRequestCarries(String word) {
        var booking = market.anActiveBooking();
        var back = new MoneyBack(market);
        var refunds = "/v1/charges/%s/refunds?dry_run=".formatted(back.charge(booking, 0));
        var refund = Map.of("bearer", "PLATFORM", "reason", "An apology.");
        var admin = back.admin().api();
        var cancellation = booking.path() + "/cancellation?dry_run=";

        assertThat(admin.post(refunds + word, refund).at("/errors/0/field")).isEqualTo("dry_run");
        for (var header : Map.of("If-Match", "*", "Idempotency-Key", "one").entrySet()) {
            assertThat(
                    admin.with(header.getKey(), header.getValue()).post(refunds + word, refund).at("/errors/0/field"))
                .isEqualTo("dry_run");
        }
        var seen = booking.founder().api().with("If-Match", booking.read().header("ETag"));
        assertThat(seen.put(cancellation + word, Map.of("immediately", true)).at("/errors/0/field"))
            .isEqualTo("dry_run");

        assertThat(seen.put(cancellation + "TRUE", Map.of("immediately", true)).at("/stage")).isEqualTo("ENDED");
        assertThat(admin.with("Idempotency-Key", "one").post(refunds + "True", refund).status()).isEqualTo(201);
        assertThat(market.count("refund")).isZero();
        assertThat(booking.stage()).isEqualTo("ACTIVE");
    }

    private java.util.stream.Stream<Row> triable() {
        var description = api.get("/v1/openapi").body();
        return AuthorizationTable.of(mappings)
            .rows()
            .stream()
            .filter(row -> description.at("/paths")
                .get(row.path())
                .at("/%s/parameters".formatted(row.method().toLowerCase(java.util.Locale.ROOT)))
                .valueStream()
                .anyMatch(parameter -> parameter.at("/name").asString().equals("dry_run")));
    }

}
