package dev.cadence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// What `docker compose up` is told, as far as that shows without Docker.
class ComposeTests {

    private static final Path DOCKER = Path.of("src", "main", "docker");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    private final JsonNode compose = new YAMLMapper().readTree(Path.of("docker-compose.yml").toFile());

    private final JsonNode services = compose.at("/services");

    @Test
    void withoutAProfileThereAreCadenceAndItsDatabaseOnly() {
        assertThat(services.propertyStream().filter(service -> service.getValue().at("/profiles").isMissingNode()))
            .extracting(service -> service.getKey())
            .containsExactly("database", "cadence");
    }

    @Test
    void withTheProfileThereAreThoseWhoWatchToo() {
        assertThat(services.propertyStream()
            .filter(service -> service.getValue().at("/profiles").toString().equals("[\"observability\"]")))
            .extracting(service -> service.getKey())
            .containsExactly("prometheus", "tempo", "grafana");
    }

    @Test
    void cadenceMayWriteNothingAndDoNothingMoreThanItMust() {
        var cadence = services.at("/cadence");

        assertThat(cadence.at("/read_only").asBoolean()).isTrue();
        assertThat(cadence.at("/cap_drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(cadence.at("/security_opt").toString()).isEqualTo("[\"no-new-privileges:true\"]");
    }

    @Test
    void nothingIsReachedFromOtherMachines() {
        assertThat(services.valueStream().flatMap(service -> service.at("/ports").valueStream()))
            .extracting(JsonNode::asString)
            .isNotEmpty()
            .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(services.valueStream().map(service -> service.at("/image").asString()))
            .filteredOn(image -> !image.equals("cadence"))
            .allMatch(image -> image.matches("[a-z/]+:v?\\d[\\d.]*"));
    }

    @Test
    void everyFileThatIsMountedIsThere() {
        assertThat(mounts().filter(mount -> mount.startsWith("./"))).isNotEmpty()
            .allMatch(mount -> Files.exists(Path.of(mount.split(":")[0])))
            .allMatch(mount -> mount.endsWith(":ro"));
    }

    @Test
    void everyVolumeAndSecretIsDeclared() {
        assertThat(mounts().filter(mount -> !mount.startsWith("./")).map(mount -> mount.split(":")[0]))
            .isSubsetOf(compose.at("/volumes").propertyNames());
        assertThat(
                services.valueStream().flatMap(service -> service.at("/secrets").valueStream()).map(JsonNode::asString))
            .isNotEmpty()
            .isSubsetOf(compose.at("/secrets").propertyNames());
    }

    @Test
    void everyVariableIsInTheExample() throws IOException {
        var example = Files.readString(Path.of(".env.example"));
        var asked = VARIABLE.matcher(Files.readString(Path.of("docker-compose.yml")))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).contains("OTEL_EXPORTER_OTLP_ENDPOINT")
            .filteredOn(variable -> !example.contains(variable + "="))
            // What hardly anybody needs.
            .containsExactly("SPRING_MAIL_SSL_ENABLED");
    }

    @Test
    void prometheusReadsTheMetricsAndTheAlertsWithAKey() {
        var prometheus = new YAMLMapper().readTree(DOCKER.resolve("observability/prometheus.yaml").toFile());

        assertThat(prometheus.at("/rule_files/0").asString()).isEqualTo("alerts.yaml");
        assertThat(prometheus.at("/scrape_configs/0/metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(prometheus.at("/scrape_configs/0/authorization/credentials_file").asString())
            .isEqualTo("/run/secrets/" + services.at("/prometheus/secrets/0").asString());
        assertThat(prometheus.at("/scrape_configs/0/dns_sd_configs/0/names/0").asString()).isEqualTo("cadence");
    }

    @Test
    void nobodySignsInToGrafanaWithAPasswordThatEverybodyKnows() {
        var grafana = services.at("/grafana");

        assertThat(grafana.at("/environment/GF_SECURITY_ADMIN_PASSWORD__FILE").asString())
            .isEqualTo("/run/secrets/" + grafana.at("/secrets/0").asString());
        assertThat(compose.at("/secrets/grafana-password/environment").asString()).isEqualTo("GRAFANA_PASSWORD");
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndWhereToLook() {
        var alerts = new YAMLMapper().readTree(DOCKER.resolve("observability/alerts.yaml").toFile())
            .at("/groups")
            .valueStream()
            .flatMap(group -> group.at("/rules").valueStream())
            .toList();

        assertThat(alerts).hasSizeGreaterThan(20).allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asString()).isIn("page", "ticket");
            assertThat(alert.at("/annotations/summary").asString()).endsWith(".");
            assertThat(alert.at("/annotations/look").asString()).isNotBlank();
        });
        assertThat(alerts).extracting(alert -> alert.at("/alert").asString()).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelOfTheDashboardAsksASourceThatIsThere() {
        var sources = new YAMLMapper()
            .readTree(DOCKER.resolve("observability/grafana/datasources/cadence.yaml").toFile())
            .findValues("uid")
            .stream()
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
        var dashboard = new JsonMapper()
            .readTree(DOCKER.resolve("observability/grafana/dashboards/cadence.json").toFile());
        var panels = dashboard.at("/panels").valueStream().filter(panel -> !panel.at("/type").asString().equals("row"));

        assertThat(panels).hasSizeGreaterThan(15).allSatisfy(panel -> {
            assertThat(panel.at("/title").asString()).isNotBlank();
            assertThat(panel.at("/targets").size()).isPositive();
            assertThat(panel.findValues("datasource")).extracting(source -> source.at("/uid").asString())
                .isSubsetOf(sources);
        });
        assertThat(dashboard.at("/panels").valueStream().map(panel -> panel.at("/id").asInt())).doesNotHaveDuplicates();
        assertThat(dashboard.at("/panels").findValues("gridPos"))
            .allMatch(place -> place.at("/x").asInt() + place.at("/w").asInt() <= 24);
    }

    @Test
    void theImageIsMadeOfFilesThatAreThereAndRunsAsNobody() throws IOException {
        var lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
        var copied = lines.stream()
            .filter(line -> line.startsWith("COPY ") && !line.contains("--from"))
            .flatMap(line -> Stream.of(line.split(" ")).filter(word -> word.startsWith("src/")))
            .toList();
        var last = lines.subList(lines.lastIndexOf("FROM unlearned"), lines.size());

        assertThat(copied).isNotEmpty().allMatch(file -> Files.exists(Path.of(file)));
        assertThat(last).contains("USER 10001").anyMatch(line -> line.startsWith("HEALTHCHECK "));
        // Both read the same options.
        assertThat(last.getLast()).contains("\"@java.options\"", "-XX:AOTCache=cadence.aot");
        assertThat(Files.readString(DOCKER.resolve("train")))
            .contains("java @java.options -XX:AOTCacheOutput=cadence.aot");
    }

    private Stream<String> mounts() {
        return services.valueStream().flatMap(service -> service.at("/volumes").valueStream()).map(JsonNode::asString);
    }

}
