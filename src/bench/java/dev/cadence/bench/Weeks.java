package dev.cadence.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.DueBookings;
import dev.cadence.testing.TestInfrastructure;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The weekly billing run, small: so many trials end at once, and each company is charged for its first week, at the simulator.
record Weeks(Site site, Size size) {

    Charged charge(Instance instance) {
        site.stripe()
            .control("PUT", "webhook_endpoint",
                    Map.of("url", instance.base() + "/webhooks/stripe", "secret", TestInfrastructure.WEBHOOK_SECRET));
        var newest = site.jdbc().sql("select id from charge order by id desc limit 1").query(String.class).single();
        var cards = site.stripe().saveCards(size.weeks());
        new DueBookings(site.jdbc(), new TransactionTemplate(new DataSourceTransactionManager(site.source())))
            .of(cards);
        var begun = System.nanoTime();
        Awaitility.await("all weeks to be paid")
            .atMost(Duration.ofMinutes(30))
            .pollInterval(Duration.ofMillis(500))
            .until(() -> site.count("charge where stage = 'PAID' and id > '%s'".formatted(newest)) == size.weeks());
        var seconds = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1e3;
        site.settle();
        Data.write("notices", notices());
        return new Charged(size.weeks(), seconds, Math.round(size.weeks() / seconds));
    }

    /// What Stripe has said of the payments.
    private List<String> notices() {
        return site.stripe()
            .show("events")
            .valueStream()
            .filter(event -> event.at("/type").asString().startsWith("payment_intent."))
            .limit(1_000)
            .map(JsonNode::toString)
            .toList();
    }

    record Charged(int weeks, double seconds, long weeksPerSecond) {
    }

}
