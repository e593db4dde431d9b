package dev.cadence.shared;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/// The domain's "no": a rule forbids what was asked, and nothing has changed. Becomes an RFC 9457 problem whose type
/// is `/problems/{code}`.
public final class Refusal extends RuntimeException {

    private final String code;

    private final HttpStatus status;

    private final transient List<Fault> faults;

    private final @Nullable Duration retryAfter;

    private Refusal(HttpStatus status, String code, String message) {
        this(status, code, message, List.of(), null);
    }

    private Refusal(HttpStatus status, String code, String message, List<Fault> faults, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.faults = faults;
        this.retryAfter = retryAfter;
    }

    /// The request was understood, but the state of things forbids it.
    public static Refusal conflict(String code, String message) {
        return new Refusal(HttpStatus.CONFLICT, code, message);
    }

    /// The caller decided on another state of things than there is.
    public static Refusal preconditionFailed(String code, String message) {
        return new Refusal(HttpStatus.PRECONDITION_FAILED, code, message);
    }

    /// The caller has to say on which state of things they decided.
    public static Refusal preconditionRequired(String code, String message) {
        return new Refusal(HttpStatus.PRECONDITION_REQUIRED, code, message);
    }

    /// There is no such thing, or none that the caller may know of.
    public static Refusal notFound(String code, Object id) {
        return new Refusal(HttpStatus.NOT_FOUND, code, "There is no %s.".formatted(id));
    }

    /// It was there, and is not kept any more.
    public static Refusal gone(String code, String message) {
        return new Refusal(HttpStatus.GONE, code, message);
    }

    /// The request is well-formed, yet it cannot be right whatever the state of things.
    public static Refusal unprocessable(String code, String message) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, message);
    }

    /// The request is well-formed, and what it is about lacks these.
    public static Refusal incomplete(String code, String message, List<Fault> faults) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, code, message, List.copyOf(faults), null);
    }

    /// The words or bytes of the request are not what they must be.
    public static Refusal badRequest(String code, String message) {
        return new Refusal(HttpStatus.BAD_REQUEST, code, message);
    }

    /// One part of the request is not what it must be.
    public static Refusal invalid(String field, String message) {
        var problem = Problems.invalidRequest(List.of());
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid-request", String.valueOf(problem.getDetail()),
                List.of(new Fault(field, message)), null);
    }

    /// The caller did not prove who they are.
    public static Refusal unauthorized(String code, String message) {
        return new Refusal(HttpStatus.UNAUTHORIZED, code, message);
    }

    /// The caller is known, and may not do this.
    public static Refusal forbidden(String code, String message) {
        return new Refusal(HttpStatus.FORBIDDEN, code, message);
    }

    /// The caller has asked for this too often of late.
    /// @param retryAfter how long from now until asking again makes sense
    public static Refusal tooMany(String code, String message, Duration retryAfter) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, code, message, List.of(), retryAfter);
    }

    /// Something we depend on does not answer; asking again later may work.
    public static Refusal unavailable(String code, String message) {
        return new Refusal(HttpStatus.SERVICE_UNAVAILABLE, code, message);
    }

    /// Kebab-case, stable, listed in the API's description.
    public String code() {
        return code;
    }

    HttpStatus status() {
        return status;
    }

    List<Fault> faults() {
        return faults;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

}
