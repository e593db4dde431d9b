package dev.cadence.operations;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Schema;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/// The headers by which the answers of a limited operation say how many requests are left.
final class LimitHeaders {

    private static final Map<String, Header> HEADERS = new TreeMap<>(Map.of("RateLimit",
            text("What is left: of the limit `requests`, `r` tokens for the next `t` seconds."), "RateLimit-Policy",
            text("The limit `requests`: `q` tokens in `w` seconds, for each account, or for each address of callers "
                    + "who are not signed in. A request that only reads takes one token, any other takes five."),
            "Retry-After", new Header().description("In how many seconds to ask again.")
                .schema(new Schema<>().types(Set.of("integer")))));

    private LimitHeaders() {
    }

    /// By their names.
    static Map<String, Header> all() {
        return HEADERS;
    }

    /// Whether requests to the operation are counted: to all under `/v1`.
    static boolean apply(HandlerMethod operation) {
        return Stream.of(operation.getBeanType(), operation.getMethod())
            .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, RequestMapping.class))
            .filter(Objects::nonNull)
            .flatMap(mapping -> Arrays.stream(mapping.path()))
            .findFirst()
            .filter(path -> path.equals("/v1") || path.startsWith("/v1/"))
            .isPresent();
    }

    static void describe(Operation operation) {
        operation.getResponses().forEach((status, response) -> {
            response.addHeaderObject("RateLimit", reference("RateLimit"));
            response.addHeaderObject("RateLimit-Policy", reference("RateLimit-Policy"));
            if (status.equals("429")) {
                response.addHeaderObject("Retry-After", reference("Retry-After"));
            }
        });
    }

    private static Header reference(String name) {
        return new Header().$ref("#/components/headers/" + name);
    }

    private static Header text(String description) {
        return new Header().description(description).schema(new Schema<>().types(Set.of("string")));
    }

}
