package dev.cadence.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/// A paragraph, and what somebody who knows the trade would advise.
///
/// @param acceptable what would be right as well
record Example(String id, String spec, Verdict verdict, Stack stack, @Nullable Tier tier, @Nullable Integer weeksMin,
        @Nullable Integer weeksMax, Acceptable acceptable) {

    private static final JsonMapper JSON = JsonMapper.builder()
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();

    /// Those of the file that the system property `advisor.examples` names, or else of
    /// `advisor/examples.jsonl`.
    static List<Example> all() {
        return of("advisor/examples.jsonl");
    }

    /// Those that are kept apart: nothing is ever fitted to them.
    static List<Example> unseen() {
        return of("advisor/examples-unseen.jsonl");
    }

    private static List<Example> of(String file) {
        try {
            var named = System.getProperty("advisor.examples");
            var text = named == null ? new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8)
                    : Files.readString(Path.of(named));
            return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> JSON.readValue(line, Example.class))
                .toList();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    boolean accepts(Verdict advised) {
        return advised == verdict || acceptable.verdict.contains(advised);
    }

    boolean accepts(Stack advised) {
        return advised == stack || acceptable.stack.contains(advised);
    }

    boolean accepts(@Nullable Tier advised) {
        return Objects.equals(advised, tier) || advised != null && acceptable.tier.contains(advised);
    }

    /// Whether both ranges have a week in common.
    boolean overlaps(Advice.Weeks advised) {
        return weeksMin == null || weeksMax == null || advised.from() <= weeksMax && weeksMin <= advised.to();
    }

    record Acceptable(List<Verdict> verdict, List<Stack> stack, List<Tier> tier) {
    }

}
