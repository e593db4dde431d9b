package dev.cadence.operations;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.cadence.accounts.ForEveryone;
import dev.cadence.shared.OnlyIfMatch;
import dev.cadence.shared.Refuses;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/// Which problems an operation may answer with, by status: those that its annotations, parameters and body bring with
/// them, and those that it names itself with {@link Refuses}.
final class OperationProblems {

    private static final List<RequestMethod> CHANGES = List.of(RequestMethod.POST, RequestMethod.PUT,
            RequestMethod.PATCH, RequestMethod.DELETE);

    private final SortedMap<Integer, List<String>> codes = new TreeMap<>();

    private OperationProblems(HandlerMethod operation) {
        addWhatEveryOperationMayAnswer();
        addWhatComesWithParameters(operation);
        addWhatComesWithTheCaller(operation);
        if (changesSomething(operation)) {
            add(409, "changed-meanwhile");
        }
        if (KeyedOperations.takeKeys(operation.getMethod())) {
            add(400, "invalid-request");
            add(409, "request-still-running");
            add(422, "idempotency-key-reused");
        }
        if (GuardedOperations.changeSomething(operation.getMethod())) {
            add(412, "not-as-seen");
        }
        if (operation.hasMethodAnnotation(OnlyIfMatch.class)) {
            add(428, "if-match-needed");
        }
        if (LimitHeaders.apply(operation)) {
            add(429, "too-many-requests");
        }
        addWhatItNamesItself(operation);
    }

    static SortedMap<Integer, List<String>> of(HandlerMethod operation) {
        return new OperationProblems(operation).codes;
    }

    private void addWhatEveryOperationMayAnswer() {
        add(400, "request-rejected", "unknown-parameter");
        add(401, "unauthorized");
        add(406, "not-acceptable");
        add(413, "content-too-large");
        add(503, "temporarily-unavailable");
    }

    private void addWhatComesWithParameters(HandlerMethod operation) {
        if (Arrays.stream(operation.getMethodParameters())
            .anyMatch(parameter -> parameter.getParameterAnnotations().length > 0)) {
            add(400, "invalid-request");
        }
        if (Arrays.stream(operation.getMethodParameters())
            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class))) {
            add(400, "malformed-json", "unknown-field");
            add(408, "request-timeout");
            add(415, "unsupported-media-type");
        }
    }

    private void addWhatComesWithTheCaller(HandlerMethod operation) {
        if (!operation.hasMethodAnnotation(ForEveryone.class)) {
            add(403, "forbidden", "second-factor-needed");
        }
    }

    private void addWhatItNamesItself(HandlerMethod operation) {
        var refuses = operation.getMethodAnnotation(Refuses.class);
        if (refuses != null) {
            Arrays.stream(refuses.value())
                .map(refusal -> refusal.split(" "))
                .forEach(refusal -> add(Integer.parseInt(refusal[0]), refusal[1]));
        }
    }

    private static boolean changesSomething(HandlerMethod operation) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(operation.getMethod(), RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.method()).anyMatch(CHANGES::contains);
    }

    private void add(int status, String... more) {
        codes.merge(status, List.of(more),
                (some, others) -> Stream.concat(some.stream(), others.stream()).distinct().toList());
    }

}
