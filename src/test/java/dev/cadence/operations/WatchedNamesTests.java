package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The dashboard and the alerts ask for what there is.
@CadenceTest
record WatchedNamesTests(Marketplace marketplace) {

    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[{ ]");

    @Test
    void everySeriesThatIsAskedForIsThereAfterAShortStory() throws IOException {
        marketplace.anActiveBooking();
        var asked = WatchedNames.all()
            .stream()
            .flatMap(names -> names.series().stream())
            .collect(Collectors.toCollection(TreeSet::new));
        System.gc();

        Awaitility.await("a pause for garbage to be counted")
            .atMost(Duration.ofSeconds(30))
            .until(() -> metrics().contains("jvm_gc_pause_seconds_sum"));
        assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(series());
    }

    @Test
    void everyListThatIsAskedForIsThere() throws IOException {
        var asked = WatchedNames.all()
            .stream()
            .flatMap(names -> names.values("list").stream())
            .collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(8)
            .allSatisfy(list -> assertThat(metrics()).contains("cadence_work_waiting{list=\"%s\"}".formatted(list),
                    "cadence_work_oldest_seconds{list=\"%s\"}".formatted(list)));
    }

    @Test
    void wordsThatNameNoSeriesAreToldFromThoseThatDo() {
        var names = new WatchedNames("here",
                "sum by (le, uri) (rate(one_bucket{uri!~\"/v1/x.*\",a=\"b\"}[5m])) / two offset 1h > 1.5 or vector(0)");

        assertThat(names.series()).isEqualTo(new TreeSet<>(Set.of("one_bucket", "two")));
        assertThat(names.values("a")).containsExactly("b");
    }

    /// By the tool that comes with Prometheus, where it is installed.
    @Test
    void theAlertsWakeSomebodyWhenTheyShouldAndNobodyOtherwise() throws IOException, InterruptedException {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
                "NOT RUN: promtool, which comes with Prometheus, is not installed");
        var promtool = new ProcessBuilder("promtool", "test", "rules",
                "src/test/resources/observability/alerts-test.yaml")
            .redirectErrorStream(true)
            .start();

        var said = new String(promtool.getInputStream().readAllBytes());

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private Set<String> series() {
        return SERIES.matcher(metrics()).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private String metrics() {
        return marketplace.cast().admin().api().get("/actuator/prometheus").text();
    }

}
