package dev.cadence.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/// Fills the database, and writes down what requests can be about.
record Seed(Site site, Size size) {

    private static final int BRIEFS = 200;

    private static final int TAGGED = 500;

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> SKILLS = List.of("Java", "Python", "React", "Go", "Kubernetes", "Kafka", "Rust",
            "Terraform", "Elixir", "PostgreSQL", "TypeScript", "Spring Boot");

    private static final List<String> ZONES = List.of("America/New_York", "Europe/Lisbon", "Asia/Kolkata");

    /// Half of the engineers have a live booking, the others a past one.
    void sow() throws Exception {
        try (var connection = site.source().getConnection(); var statement = connection.createStatement()) {
            statement.execute("set cadence.engineers = " + size.engineers());
            statement.execute("set cadence.engaged_twentieths = 10");
            statement.execute("set cadence.companies = " + size.companies());
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("roster-benchmark.sql"));
            ScriptUtils.executeSqlScript(connection, new ClassPathResource("benchmark.sql"));
        }
        Data.write("visible",
                site.jdbc()
                    .sql("select engineer_id::text from engineer_profile where suspended_at is null order by random()")
                    .query((row, number) -> row.getString(1))
                    .list());
        Data.write("free", site.jdbc().sql("""
                select engineer_id::text from engineer_profile
                where suspended_at is null and not engaged and capacity_hours > 0 and available_from <= now()
                    and not exists (select from blocked_period b where b.engineer_id = engineer_profile.engineer_id)
                order by random()""").query((row, number) -> row.getString(1)).list());
        Data.write("companies", List.of("" + size.companies()));
        Data.write("paragraphs", paragraphs());
    }

    private static List<String> paragraphs() throws IOException {
        return new ClassPathResource("advisor/examples.jsonl").getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .map(line -> JSON.readTree(line).at("/spec").asString().replaceAll("\\s+", " "))
            .toList();
    }

    /// The rest is asked of Cadence itself, which also proves that the books add up.
    void ask(URI base) {
        var proof = Api.at(base).as(Data.adminKey()).get("/v1/ledger/proof");
        assertThat(proof.status()).as(proof.text()).isEqualTo(200);
        assertThat(proof.body().at("/invariants").valueStream().filter(each -> !each.at("/holds").asBoolean()))
            .as(proof.text())
            .isEmpty();
        Data.write("briefs", IntStream.range(0, BRIEFS).mapToObj(number -> brief(base, number)).toList());
        var visible = site.jdbc()
            .sql("select engineer_id::text from engineer_profile where suspended_at is null order by random() limit ?")
            .param(TAGGED)
            .query((row, number) -> row.getString(1))
            .list();
        Data.write("tagged", visible.stream().map(engineer -> {
            var path = "/v1/engineers/" + engineer;
            return path + "\t" + Api.at(base).get(path).header("ETag");
        }).toList());
    }

    private String brief(URI base, int number) {
        var random = new SplittableRandom(number);
        var skills = random.ints(0, SKILLS.size()).distinct().limit(4).mapToObj(SKILLS::get).toList();
        var company = number % size.companies();
        var brief = Api.at(base)
            .as(Data.key(company))
            .post("/v1/briefs",
                    Map.of("paragraph", "A service that grows.", "required", skills.subList(0, 2), "niceToHave",
                            skills.subList(2, 4), "weeklyBudget", Map.of("amount", 150_000, "currency", "USD"),
                            "timeZone", ZONES.get(random.nextInt(ZONES.size()))));
        assertThat(brief.status()).as(brief.text()).isEqualTo(201);
        return brief.at("/id") + "\t" + company;
    }

}
