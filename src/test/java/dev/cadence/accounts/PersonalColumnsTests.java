package dev.cadence.accounts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Of every column in the schema somebody has decided whether it is about a person. The decisions are in
/// `personal-data.txt`.
@CadenceTest
record PersonalColumnsTests(List<PersonalData> records, JdbcClient jdbc) {

    private static final Pattern DECISION = Pattern.compile(
            "(?<kind>personal|pseudonym|business|technical)( \\((?<told>[^;]+); (?<erased>[^)]+)\\))?: (?<columns>.+)");

    @Test
    void everyColumnIsDecidedAbout() {
        var present = jdbc.sql("""
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and table_name <> 'flyway_schema_history'
                    and table_name not like 'pg\\_%'""").query(String.class).list();

        assertThat(decisions().flatMap(Decision::columns)).as("""
                Decide what each column is, in src/test/resources/personal-data.txt: personal (it says something about
                a person: let a PersonalData bean tell and erase it), pseudonym (an id by which others know a person),
                business (what the books or a company keep) or technical.""")
            .containsExactlyInAnyOrderElementsOf(present);
    }

    @Test
    void whatIsPersonalSaysHowItIsToldAndErased() {
        var sections = Stream.concat(Stream.of("account"), records.stream().map(PersonalData::section)).toList();

        assertThat(decisions()).filteredOn(Decision::personal)
            .isNotEmpty()
            .allSatisfy(decision -> assertThat(decision.told).as(decision.toString())
                .matches(told -> sections.contains(told) || told.startsWith("not told")));
        assertThat(decisions()).filteredOn(decision -> !decision.personal())
            .allSatisfy(decision -> assertThat(decision.told).as(decision.toString()).isEmpty());
    }

    private static Stream<Decision> decisions() {
        try {
            return new ClassPathResource("personal-data.txt").getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .flatMap(PersonalColumnsTests::read);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Stream<Decision> read(String line) {
        var parts = line.split(" \\| ");
        return Arrays.stream(parts).skip(1).map(part -> {
            var decision = DECISION.matcher(part);
            assertThat(decision.matches()).as(line).isTrue();
            return new Decision(parts[0], decision.group("kind"),
                    Objects.requireNonNullElse(decision.group("told"), ""), decision.group("columns"));
        });
    }

    /// What somebody decided about some columns of a table.
    ///
    /// @param told in which section of an export, or why not
    private record Decision(String table, String kind, String told, String names) {

        boolean personal() {
            return kind.equals("personal");
        }

        Stream<String> columns() {
            return Arrays.stream(names.split(" ")).map(name -> table + "." + name);
        }

    }

}
