package dev.cadence.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.google.gson.JsonObject;

/// Holds everything that passes against Stripe's contract, and remembers what broke it.
final class ContractWatch {

    private final StripeContract contract = new StripeContract();

    private final List<String> violations = new CopyOnWriteArrayList<>();

    /// Refuses a request as Stripe would, and keeps why.
    void request(Route route, Params params) {
        List<Violation> found = this.contract.violationsOf(route.contract(), params.tree());
        found.forEach((violation) -> this.violations.add("request %s: %s".formatted(route.endpoint(), violation)));
        if (!found.isEmpty()) {
            throw refusal(found.getFirst());
        }
        params.tree().keySet().stream().filter((name) -> !route.simulated().contains(name)).forEach((name) -> {
            throw StripeRefusal.notSimulated("the parameter %s of %s".formatted(name, route.endpoint()));
        });
    }

    void answer(String to, Answer answer) {
        check("answer to " + to, Json.parse(answer.body()));
    }

    /// Thin events are read by classes of their own, which stripe-java finds by their
    /// type.
    void event(Event event) {
        if (event.audience() == Event.Audience.THIN) {
            return;
        }
        check("event " + event.type(), event.json().tree());
    }

    List<String> violations() {
        return List.copyOf(this.violations);
    }

    void clear() {
        this.violations.clear();
    }

    private void check(String what, JsonObject said) {
        this.contract.violationsOf(said)
            .forEach((violation) -> this.violations.add("%s: %s".formatted(what, violation)));
    }

    private static StripeRefusal refusal(Violation violation) {
        String param = violation.param();
        return switch (violation.kind()) {
            case UNKNOWN ->
                StripeRefusal.invalid("parameter_unknown", "Received unknown parameter: %s".formatted(param), param);
            case MISTYPED, MISSING -> StripeRefusal.invalid("parameter_invalid",
                    "Invalid %s: %s".formatted(param, violation.detail()), param);
            case WRONG_VALUE ->
                StripeRefusal.invalid(null, "Invalid %s: %s".formatted(param, violation.detail()), param);
        };
    }

}
