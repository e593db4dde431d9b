package dev.cadence.shared;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/// Says why a request's body cannot be read, by what the reader tripped over.
final class UnreadableBody {

    private UnreadableBody() {
    }

    static ProblemDetail problem(@Nullable Throwable cause) {
        return switch (cause) {
            case BodyLimit.Exceeded tooMuch -> tooLarge();
            case JacksonIOException broken when broken.getCause() instanceof BodyLimit.Exceeded -> tooLarge();
            case UnrecognizedPropertyException unknown -> Problems.of(HttpStatus.BAD_REQUEST, "unknown-field",
                    "The request has a field that nobody reads.", List.of(new Fault(path(unknown), "is unknown")));
            case DatabindException wrong ->
                Problems.invalidRequest(List.of(new Fault(path(wrong), "is not what it should be")));
            case StreamConstraintsException tooMuch -> tooLarge();
            case JacksonException malformed -> Problems.of(HttpStatus.BAD_REQUEST, "malformed-json",
                    "The request's body is not JSON, or names a field twice.", List.of());
            case null, default ->
                Problems.of(HttpStatus.BAD_REQUEST, "malformed-json", "The request needs a body in JSON.", List.of());
        };
    }

    static ProblemDetail tooLarge() {
        return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "content-too-large",
                "The request's body is too long or too deep, or has too much in it.", List.of());
    }

    private static String path(DatabindException fault) {
        return fault.getPath()
            .stream()
            .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
            .collect(Collectors.joining("."));
    }

}
