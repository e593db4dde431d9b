package dev.cadence.operations;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.shared.AlsoSeenAt;
import dev.cadence.shared.OnlyIfMatch;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Says of each operation which conditions a request may set.
@Component
class Conditions {

    private static final String MATCH = "If-Match";

    private final WhatIsSeen seen;

    Conditions(WhatIsSeen seen) {
        this.seen = seen;
    }

    void describe(Operation operation, HandlerMethod handler) {
        var answer = operation.getResponses().get("200");
        if (reads(handler) && answer != null && answer.getContent() != null
                && answer.getContent().containsKey("application/json")) {
            answer.addHeaderObject("ETag", new Header().description("Changes exactly if this answer does.")
                .schema(ProblemSchema.text("A strong entity tag.")));
            operation
                .addParametersItem(header("If-None-Match", "What the caller has: if it is this still, 304 says so."));
            operation.getResponses().addApiResponse("304", new ApiResponse().description("The caller has it already."));
        }
        if (GuardedOperations.changeSomething(handler.getMethod())) {
            seen.address(address(handler)).ifPresent(address -> operation.addParametersItem(ifMatch(handler, address)));
        }
    }

    private static Parameter ifMatch(HandlerMethod handler, String address) {
        var larger = handler.getMethodAnnotation(AlsoSeenAt.class);
        return header(MATCH, "%sit is done only if this is the `ETag` of `GET %s` still%s.".formatted(
                handler.hasMethodAnnotation(OnlyIfMatch.class) ? "Needed, save in a dry run: " : "If given, ", address,
                larger == null ? "" : ", or of `GET %s`, of which it is a part".formatted(larger.value())));
    }

    private static Parameter header(String name, String description) {
        return new Parameter().in("header")
            .name(name)
            .description(description)
            .schema(ProblemSchema.text("An entity tag, or several separated by commas."));
    }

    private static boolean reads(HandlerMethod handler) {
        return handler.getReturnType().getParameterType() != void.class && Optional
            .ofNullable(AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
            .filter(mapping -> Stream.of(mapping.method()).anyMatch(RequestMethod.GET::equals))
            .isPresent();
    }

    private static String address(HandlerMethod handler) {
        return Stream.of(handler.getBeanType(), handler.getMethod())
            .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, RequestMapping.class))
            .filter(mapping -> mapping != null)
            .flatMap(mapping -> Stream.of(mapping.path()).limit(1))
            .collect(Collectors.joining());
    }

}
