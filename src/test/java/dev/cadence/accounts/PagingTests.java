package dev.cadence.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.accounts.ValidRequests.ValidRequest;
import dev.cadence.testing.Api;
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

/// Every list reads the same in one page as in pages of one.
@CadenceTest
record PagingTests(Api api, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock, JdbcClient jdbc,
        ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    /// So many items are walked at most.
    private static final int STEPS = 60;

    @Test
    void everyListIsTheSameInPagesOfOne() {
        var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
        world.disputed();
        world.interview();
        var lengths = new ArrayList<String>();
        for (var row : lists().toList()) {
            jdbc.sql("truncate rate_limit").update();
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);

            var whole = items(send(request, self.session(), row, "?limit=%d".formatted(STEPS)));
            var single = walk(request, self.session(), row);

            assertThat(single).as(row.toString()).isEqualTo(whole).doesNotHaveDuplicates();
            assertThat(send(request, self.session(), row, "?cursor=nonsense").status()).as(row.toString())
                .isIn(200, 400);
            lengths.add("%s %d".formatted(row.id(), whole.size()));
        }

        System.out.printf("%d lists were walked: %s%n", lengths.size(), lengths);
        assertThat(lengths).hasSizeGreaterThan(15);
    }

    private static List<JsonNode> walk(ValidRequest request, Api caller, Row row) {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        for (var step = 0; step < STEPS; step++) {
            var page = send(request, caller, row, "?limit=1" + cursor);
            found.addAll(items(page));
            if (!page.body().has("next")) {
                break;
            }
            cursor = "&cursor=" + page.at("/next");
        }
        return found;
    }

    private static Api.Answer send(ValidRequest request, Api caller, Row row, String query) {
        return request.send(caller, new Row(row.method(), row.path() + query, row.operation()));
    }

    private static List<JsonNode> items(Api.Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.body().at("/items").valueStream().toList();
    }

    private Stream<Row> lists() {
        var description = api.get("/v1/openapi").body();
        return AuthorizationTable.of(mappings)
            .rows()
            .stream()
            // Goes on for as long as there are events, and has tests of its own.
            .filter(row -> !row.id().equals("readEvents"))
            .filter(row -> description.at("/paths")
                .get(row.path())
                .at("/%s/parameters".formatted(row.method().toLowerCase(java.util.Locale.ROOT)))
                .valueStream()
                .anyMatch(parameter -> parameter.at("/name").asString().equals("cursor")));
    }

}
