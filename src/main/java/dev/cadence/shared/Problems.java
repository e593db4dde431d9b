package dev.cadence.shared;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Writes problem documents (RFC 9457).
final class Problems {

    private Problems() {
    }

    static ProblemDetail of(HttpStatusCode status, String code, @Nullable String detail, List<Fault> faults) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(code));
        if (!faults.isEmpty()) {
            problem.setProperty("errors", faults);
        }
        return problem;
    }

    static ProblemDetail invalidRequest(List<Fault> faults) {
        return of(HttpStatus.BAD_REQUEST, "invalid-request", "Some of the request is not what it must be; see errors.",
                faults);
    }

    static URI type(String code) {
        return URI.create("/problems/" + code);
    }

    /// The code of a problem about which no more is known than its status.
    static String codeOf(HttpStatusCode status) {
        var known = Objects.requireNonNullElse(HttpStatus.resolve(status.value()), HttpStatus.BAD_REQUEST);
        return known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

}
