package dev.cadence.vetting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import dev.cadence.shared.Fault;
import dev.cadence.shared.Refusal;

/// What interviews are graded by: one version, which never changes. Each interview is graded by the version in force when
/// it began, whatever is published afterwards.
///
/// @param version counts up from 1
record Rubric(int version, Instant publishedAt, List<Criterion> criteria) {

    /// What the weights add up to, and the most points that a criterion can have.
    static final int WHOLE = 100;

    /// @throws Refusal unless the keys differ and the weights add up to 100
    static void requireSound(List<Criterion> criteria) {
        if (!criteria.stream().map(Criterion::key).allMatch(new HashSet<>()::add)) {
            throw Refusal.invalid("criteria", "must have keys that differ");
        }
        var sum = criteria.stream().mapToInt(Criterion::weight).sum();
        if (sum != WHOLE) {
            throw Refusal.invalid("criteria", "must have weights that add up to 100, not to %d".formatted(sum));
        }
    }

    /// The weighted total of some points, from 0 to 100, exact to the hundredth.
    BigDecimal total(ToIntFunction<String> points) {
        var hundredths = criteria.stream()
            .mapToLong(each -> (long) each.weight() * points.applyAsInt(each.key()))
            .sum();
        return BigDecimal.valueOf(hundredths, 2);
    }

    /// @throws Refusal `scorecard-incomplete`, which names what is missing or does not
    /// belong here
    void requireAllAndOnly(Collection<String> graded, String field) {
        var faults = criteria.stream()
            .map(Criterion::key)
            .filter(key -> !graded.contains(key))
            .map(key -> new Fault(field, "%s is not graded".formatted(key)))
            .collect(Collectors.toList());
        faults.addAll(unknown(graded, field));
        if (faults.isEmpty() && graded.size() != criteria.size()) {
            faults.add(new Fault(field, "must grade each criterion once"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.incomplete("scorecard-incomplete",
                    "A scorecard grades each criterion of rubric %d once.".formatted(version), faults);
        }
    }

    List<Fault> unknown(Collection<String> keys, String field) {
        var known = keys();
        return keys.stream()
            .filter(key -> !known.contains(key))
            .map(key -> new Fault(field, "%s is no criterion of rubric %d".formatted(key, version)))
            .toList();
    }

    private Set<String> keys() {
        return criteria.stream().map(Criterion::key).collect(Collectors.toSet());
    }

}
