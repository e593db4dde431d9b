package dev.cadence.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// From brief to first commit.
@CadenceTest
record FirstCommitTests(Marketplace marketplace, Api api, JdbcClient jdbc) {

    @Test
    void eachStepFromBriefToFirstCommitIsOnRecord() {
        var booking = aTrialFromABrief();
        var github = LinkedRepository.of(booking, api);
        assertThat(github.outcome("ping",
                Map.of("zen", "Keep it logically awesome.", "repository", Map.of("full_name", "acme/shop"))))
            .isEqualTo("PONG");
        marketplace.time().advance(Duration.ofHours(24));

        assertThat(github.push(marketplace.now())).isEqualTo("FIRST_COMMIT");

        var delivery = booking.engineer().api().get(booking.path() + "/delivery");
        assertThat(delivery.at("/briefAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(delivery.at("/shortlistAt")).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(delivery.at("/requestedAt")).isEqualTo("2026-03-02T13:00:00Z");
        assertThat(delivery.at("/acceptedAt")).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(delivery.at("/startedAt")).isEqualTo("2026-03-02T15:00:00Z");
        assertThat(delivery.at("/firstCommit/at")).isEqualTo("2026-03-03T15:00:00Z");
        assertThat(delivery.at("/firstCommit/matchedBy")).isEqualTo("PUSHER");
        assertThat(delivery.at("/firstCommit/commit")).isEqualTo("a".repeat(40));
        assertThat(delivery.at("/secondsFromBriefToFirstCommit")).isEqualTo("97200");
        assertThat(booking.founder().api().get(booking.path() + "/delivery").text()).isEqualTo(delivery.text());
    }

    @Test
    void theFirstPushCountsOnceAndStays() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        marketplace.time().advance(Duration.ofHours(3));
        var first = marketplace.now();
        assertThat(github.push(first)).isEqualTo("FIRST_COMMIT");
        marketplace.time().advance(Duration.ofHours(3));

        assertThat(github.push(marketplace.now())).isEqualTo("COUNTED_BEFORE");
        assertThat(github.push(first.minusSeconds(3_600))).as("an earlier push that comes late")
            .isEqualTo("COUNTED_BEFORE");

        assertThat(firstCommitAt(booking.path(), booking.founder().api())).isEqualTo(first.toString());
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> jdbc.sql("update first_commit set at = at - interval '1 hour'").update())
            .withMessageContaining("stays");
        assertThatExceptionOfType(DataAccessException.class)
            .isThrownBy(() -> jdbc.sql("delete from first_commit").update());
    }

    @Test
    void aDeliveryThatComesLateCountsFromWhenItWasPushed() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var pushed = marketplace.now().plusSeconds(600);
        marketplace.time().advance(Duration.ofHours(20));

        assertThat(github.push(pushed)).isEqualTo("FIRST_COMMIT");

        assertThat(firstCommitAt(booking.path(), booking.founder().api())).isEqualTo(pushed.toString());
    }

    @Test
    void manyPushesAtOnceAreOneFirstCommit() throws Exception {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var same = UUID.randomUUID().toString();
        var body = LinkedRepository.text(LinkedRepository.body("ada", "ada@example.com", marketplace.now()));
        var calls = IntStream.range(0, 20)
            .<Callable<String>>mapToObj(
                    one -> () -> github.outcome("push", one % 2 == 0 ? same : UUID.randomUUID().toString(), body))
            .toList();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(calls).stream().map(java.util.concurrent.Future::resultNow).toList();

            assertThat(outcomes).containsOnlyOnce("FIRST_COMMIT");
            assertThat(outcomes).filteredOn("REPEATED"::equals).hasSize(9);
        }
        assertThat(marketplace.count("first_commit")).isOne();
        assertThat(marketplace.count("github_notice")).isEqualTo(11);
    }

    @Test
    void theMedianOfAPeriodIsExactAndSaysWhatItRestsOn() {
        assertThat(pace("")).as("of nothing")
            .isEqualTo("{\"targetSeconds\":97200,\"bookings\":0,\"withinTarget\":0,\"byAuthor\":0,\"withoutBrief\":0}");
        commitAfter(Duration.ofHours(10), "ada");
        commitAfter(Duration.ofHours(20), "ada");
        commitAfter(Duration.ofHours(40), "bob");
        var direct = marketplace.aTrial();
        LinkedRepository.of(direct, api).push(marketplace.now());

        var all = marketplace.cast().admin().api().get("/v1/delivery-pace");

        assertThat(all.at("/medianSeconds")).isEqualTo(String.valueOf(Duration.ofHours(23).toSeconds()));
        assertThat(all.at("/bookings")).isEqualTo("3");
        assertThat(all.at("/withinTarget")).isEqualTo("2");
        assertThat(all.at("/byAuthor")).isEqualTo("1");
        assertThat(all.at("/withoutBrief")).isEqualTo("1");
        assertThat(pace("?from=2026-03-02T00:00:00Z&until=2026-03-03T01:00:00Z")).as("the end is not part of it")
            .contains("\"bookings\":0");
        assertThat(pace("?from=2026-03-03T01:00:00Z&until=2026-03-03T01:00:01Z")).contains("\"medianSeconds\":46800",
                "\"bookings\":1");
        assertThat(direct.founder().api().get("/v1/delivery-pace").status()).isEqualTo(403);
    }

    private String pace(String query) {
        return marketplace.cast().admin().api().get("/v1/delivery-pace" + query).text();
    }

    /// Three hours after the brief work begins; so long after that the engineer commits.
    private void commitAfter(Duration work, String sender) {
        var booking = aTrialFromABrief();
        var github = LinkedRepository.of(booking, api);
        marketplace.time().advance(work);
        assertThat(github.push(sender, "ada@example.com", marketplace.now())).isEqualTo("FIRST_COMMIT");
    }

    /// The shortlist follows an hour after the brief, and the acceptance two hours later.
    private Marketplace.Booked aTrialFromABrief() {
        var founder = marketplace.aFounderWithCard();
        var engineer = marketplace.anEngineer(Tier.MID);
        var brief = founder.api().post("/v1/briefs", Map.of("paragraph", "Our checkout in Java loses orders."));
        marketplace.time().advance(Duration.ofHours(1));
        var shortlist = founder.api().post("/v1/briefs/%s/shortlists".formatted(brief.at("/id")), Map.of());
        var booked = founder.api()
            .post("/v1/shortlists/%s/bookings".formatted(shortlist.at("/id")),
                    Map.of("engineerId", engineer.caller().engineer().value()));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        marketplace.time().advance(Duration.ofHours(2));
        return marketplace.accepted(new Marketplace.Booked(booked.at("/bookingId"), founder, engineer));
    }

    private static String firstCommitAt(String booking, Api reader) {
        return reader.get(booking + "/delivery").at("/firstCommit/at");
    }

}
