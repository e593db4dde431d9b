package dev.cadence.simulator;

import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.net.ApiRequestParams;

/// One endpoint: what Stripe allows it to be sent, what of that is simulated, and what it does.
///
/// @param template the path, with `{id}` where one is named
/// @param path the template as a pattern
/// @param contract the parameters that Stripe knows
/// @param simulated those of them that have an effect here; others are refused aloud
/// @param browser whether a publishable key and a client secret are enough
record Route(String method, String template, Pattern path, Class<? extends ApiRequestParams> contract,
        Set<String> simulated, boolean browser, Function<ApiCall, Json> action) {

    static Route get(String template, Class<? extends ApiRequestParams> contract, Function<ApiCall, Json> action) {
        return new Route("GET", template, patternOf(template), contract, Set.of("expand"), false, action);
    }

    static Route post(String template, Class<? extends ApiRequestParams> contract, Function<ApiCall, Json> action) {
        return new Route("POST", template, patternOf(template), contract, Set.of("expand"), false, action);
    }

    /// Stripe takes no parameters with it.
    static Route delete(String template, Class<? extends ApiRequestParams> contract, Function<ApiCall, Json> action) {
        return new Route("DELETE", template, patternOf(template), contract, Set.of(), false, action);
    }

    static Route list(String template, Class<? extends ApiRequestParams> contract, Function<ApiCall, Json> action) {
        return get(template, contract, action).with("limit", "starting_after", "ending_before", "created");
    }

    Route with(String... params) {
        Set<String> all = Stream.concat(this.simulated.stream(), Stream.of(params)).collect(Collectors.toSet());
        return new Route(this.method, this.template, this.path, this.contract, all, this.browser, this.action);
    }

    Route fromBrowsersToo() {
        return new Route(this.method, this.template, this.path, this.contract, this.simulated, true, this.action);
    }

    boolean matches(String asked, String at) {
        return this.method.equals(asked) && this.path.matcher(at).matches();
    }

    String idIn(String at) {
        var matcher = this.path.matcher(at);
        return (matcher.matches() && matcher.groupCount() > 0) ? matcher.group(1) : "";
    }

    String endpoint() {
        return this.method + " " + this.template;
    }

    private static Pattern patternOf(String template) {
        return Pattern.compile(template.replace("{id}", "([^/]+)"));
    }

}
