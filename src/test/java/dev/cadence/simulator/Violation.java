package dev.cadence.simulator;

import java.util.List;
import java.util.stream.Collectors;

/// One difference between what was said and what Stripe's contract allows to be said.
///
/// @param path the names that lead there, from the outermost inwards
/// @param kind what is wrong
/// @param detail the wrong value, or what was expected
public record Violation(List<String> path, Kind kind, String detail) {

    public Violation {
        path = List.copyOf(path);
    }

    /// The path as a form spells it: `payment_method_options[card][foo]`.
    public String param() {
        return this.path.isEmpty() ? "" : this.path.getFirst()
                + this.path.stream().skip(1).map("[%s]"::formatted).collect(Collectors.joining());
    }

    @Override
    public String toString() {
        return "%s: %s (%s)".formatted(String.join(".", this.path), this.kind.says, this.detail);
    }

    /// What can be wrong.
    public enum Kind {

        /// Stripe has no such parameter or field.
        UNKNOWN("is unknown to Stripe"),

        /// Stripe gives it another type.
        MISTYPED("has the wrong type"),

        /// Stripe knows the parameter, and not this value.
        WRONG_VALUE("has a value that Stripe does not know"),

        /// Stripe always sends this field.
        MISSING("is missing");

        private final String says;

        Kind(String says) {
            this.says = says;
        }

    }

}
