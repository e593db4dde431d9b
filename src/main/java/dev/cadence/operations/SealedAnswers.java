package dev.cadence.operations;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.cadence.accounts.Seal;
import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Answers as they are remembered: sealed, every one, because some show a secret that is kept nowhere else. Requests are
/// recognised by keyed fingerprints, because some carry a password.
@Component
class SealedAnswers {

    private final Seal seal;

    private final JsonMapper json;

    SealedAnswers(Seal seal, JsonMapper json) {
        this.seal = seal;
        this.json = json;
    }

    /// Of the operation, what its address names and what the body says; how the body is
    /// spaced makes no difference.
    List<byte[]> fingerprints(HttpServletRequest request, MethodInvocation operation) {
        var asked = new StringBuilder(request.getMethod()).append(' ')
            .append(request.getRequestURI())
            .append('?')
            .append(request.getQueryString());
        var parameters = operation.getMethod().getParameters();
        for (var i = 0; i < parameters.length; i++) {
            if (parameters[i].isAnnotationPresent(RequestBody.class)) {
                asked.append('\n').append(json.writeValueAsString(operation.getArguments()[i]));
            }
        }
        return seal.fingerprints(asked.toString().getBytes(StandardCharsets.UTF_8));
    }

    String seal(@Nullable Object result, Method operation) {
        var answer = json.writeValueAsString(kept(result, operation));
        return Base64.getEncoder().encodeToString(seal.seal(answer.getBytes(StandardCharsets.UTF_8)));
    }

    Answered open(String sealed) {
        var answer = new String(seal.open(Base64.getDecoder().decode(sealed)), StandardCharsets.UTF_8);
        var kept = json.readValue(answer, Kept.class);
        return new Answered(false, null, kept.status, kept.location, kept.body);
    }

    private Kept kept(@Nullable Object result, Method operation) {
        if (result instanceof ResponseEntity<?> entity) {
            var location = entity.getHeaders().getLocation();
            return new Kept(entity.getStatusCode().value(), location == null ? null : location.toString(),
                    body(entity.getBody()));
        }
        var status = AnnotatedElementUtils.findMergedAnnotation(operation, ResponseStatus.class);
        return new Kept(status == null ? HttpStatus.OK.value() : status.code().value(), null, body(result));
    }

    private @Nullable String body(@Nullable Object body) {
        return body == null ? null : json.writeValueAsString(body);
    }

    private record Kept(int status, @Nullable String location, @Nullable String body) {
    }

    /// How a request was answered.
    ///
    /// @param first whether by doing it: then the result is to be rendered, else the rest
    /// is to be given again
    record Answered(boolean first, @Nullable Object result, int status, @Nullable String location,
            @Nullable String body) {

        static Answered first(@Nullable Object result) {
            return new Answered(true, result, 0, null, null);
        }

        /// Leaves out what may be a secret.
        @Override
        public String toString() {
            return "Answered[first=%s, status=%d]".formatted(first, status);
        }

    }

}
