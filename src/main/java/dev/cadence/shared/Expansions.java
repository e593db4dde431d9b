package dev.cadence.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// What a request asks to be shown in full.
public final class Expansions {

    /// The parameter that asks.
    public static final String PARAMETER = "expand";

    private Expansions() {
    }

    /// The names of what is asked for.
    ///
    /// @param given the parameter's values, each of which may be several, separated by
    /// commas
    /// @throws Refusal `invalid-request` when the operation has nothing by such a name
    public static Set<String> asked(Expands operation, String @Nullable [] given) {
        if (given == null) {
            return Set.of();
        }
        var asked = Stream.of(given)
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .collect(Collectors.toUnmodifiableSet());
        if (!List.of(operation.value()).containsAll(asked)) {
            throw Refusal.invalid(PARAMETER, "must be of " + String.join(", ", operation.value()));
        }
        return asked;
    }

}
