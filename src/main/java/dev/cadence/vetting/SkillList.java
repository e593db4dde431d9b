package dev.cadence.vetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.springframework.core.io.Resource;

/// Reads the vocabulary's file, and believes nothing of it: whoever edits the file learns at the next start, or in the
/// next test, which line is wrong.
///
/// @param skills in alphabetical order
/// @param bySpelling each skill by its name and by all of its aliases
record SkillList(List<KnownSkill> skills, Map<Spelling, KnownSkill> bySpelling) {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private static final List<String> COLUMNS = List.of("name", "kind", "aliases");

    private static final Pattern BETWEEN_ALIASES = Pattern.compile("\\|");

    static final Comparator<Skill> ALPHABETICAL = Comparator.comparing(skill -> skill.name().toLowerCase(Locale.ROOT));

    /// @throws IllegalStateException that names the first wrong line
    static SkillList read(Resource file) {
        var list = new SkillList(new ArrayList<>(), new HashMap<>());
        try (var lines = CSVParser.parse(file.getInputStream(), StandardCharsets.UTF_8, FORMAT)) {
            if (!lines.getHeaderNames().equals(COLUMNS)) {
                throw new IllegalStateException("Line 1 of %s: It is not %s".formatted(file.getDescription(), COLUMNS));
            }
            lines.forEach(line -> list.add(line, file));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new SkillList(List.copyOf(list.skills), Map.copyOf(list.bySpelling));
    }

    private void add(CSVRecord line, Resource file) {
        try {
            add(skill(line));
        }
        catch (IllegalArgumentException fault) {
            // The columns' names are the first line.
            throw new IllegalStateException("Line %d of %s: %s".formatted(line.getRecordNumber() + 1,
                    file.getDescription(), fault.getMessage()), fault);
        }
    }

    private void add(KnownSkill next) {
        check(skills.isEmpty() || ALPHABETICAL.compare(skills.getLast().skill(), next.skill()) < 0,
                "\"%s\" does not come after the line before, in alphabetical order", next.skill().name());
        skills.add(next);
        next.spellings().forEach(written -> {
            var other = bySpelling.putIfAbsent(Spelling.of(written.name()), next);
            check(other == null, "\"%s\" is already a spelling of %s", written.name(),
                    other == null ? "" : other.skill().name());
        });
    }

    private static KnownSkill skill(CSVRecord line) {
        check(line.isConsistent(), "It has %d of %d columns", line.size(), COLUMNS.size());
        var aliases = line.get("aliases").isEmpty() ? List.<Skill>of()
                : Arrays.stream(BETWEEN_ALIASES.split(line.get("aliases"), -1)).map(SkillList::written).toList();
        check(aliases.equals(aliases.stream().sorted(ALPHABETICAL).toList()),
                "Its aliases are not in alphabetical order");
        return new KnownSkill(written(line.get("name")), SkillKind.valueOf(line.get("kind")), aliases);
    }

    private static Skill written(String name) {
        var skill = Skill.of(name);
        check(skill.name().equals(name), "\"%s\" is not written as it is shown", name);
        return skill;
    }

    private static void check(boolean kept, String fault, Object... arguments) {
        if (!kept) {
            throw new IllegalArgumentException(fault.formatted(arguments));
        }
    }

}
