package dev.cadence.shared;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// The one place where a failure becomes an answer: an RFC 9457 problem with a stable `type` of `/problems/{code}` and,
/// where parts of the request are at fault, an `errors` list that says which and why.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    /// When to ask again for what is only missing just now.
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Pattern EXCLUSION = Pattern.compile("violates exclusion constraint \"([^\"]+)\"");

    private final Map<String, ConstraintRefusal> constraints;

    ProblemAdvice(ObjectProvider<ConstraintRefusal> constraints) {
        this.constraints = constraints.stream()
            .collect(Collectors.toUnmodifiableMap(ConstraintRefusal::constraint, Function.identity()));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        var problem = Problems.of(refusal.status(), refusal.code(), refusal.getMessage(), refusal.faults());
        return handleExceptionInternal(refusal, problem, headers(refusal), refusal.status(), request);
    }

    /// Values that a module checked itself, because they did not come by a validated
    /// request.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> invalid(jakarta.validation.ConstraintViolationException invalid, WebRequest request) {
        var errors = invalid.getConstraintViolations()
            .stream()
            .map(violation -> new Fault(violation.getPropertyPath().toString(), violation.getMessage()))
            .toList();
        return handleExceptionInternal(invalid, Problems.invalidRequest(errors), new HttpHeaders(),
                HttpStatus.BAD_REQUEST, request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> changedMeanwhile(ConcurrencyFailureException lost, WebRequest request) {
        return refused(
                Refusal.conflict("changed-meanwhile", "Somebody else changed this at the same moment. Ask again."),
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> constraintViolated(DataIntegrityViolationException violation, WebRequest request) {
        if (violation.getCause() instanceof ConstraintViolationException cause) {
            var known = constraints.get(nameOf(cause));
            if (known != null) {
                return refused(known.refusal(), request);
            }
        }
        throw violation;
    }

    /// Hibernate knows no exclusion constraints.
    private static String nameOf(ConstraintViolationException violation) {
        var excluded = EXCLUSION.matcher(String.valueOf(violation.getSQLException().getMessage()));
        return excluded.find() ? excluded.group(1) : String.valueOf(violation.getConstraintName());
    }

    /// Whether what was asked for has been done is known to nobody yet. One line in the
    /// log for each request: a database that is away is not explained by a trace of our
    /// calls.
    @ExceptionHandler({ DataAccessException.class, TransactionException.class })
    @Nullable ResponseEntity<Object> databaseFailed(NestedRuntimeException failure, WebRequest request) {
        var absence = DatabaseFailures.absence(failure);
        if (absence == null) {
            throw failure;
        }
        logger.warn("The database cannot be used: " + absence.getMessage());
        return refused(Refusal.unavailable("temporarily-unavailable", "This cannot be answered just now. Ask again."),
                request);
    }

    /// By an operation that reads the body itself.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> bodyTooLarge(BodyLimit.Exceeded tooMuch, WebRequest request) {
        return handleExceptionInternal(tooMuch, UnreadableBody.tooLarge(), new HttpHeaders(),
                HttpStatus.CONTENT_TOO_LARGE, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getFieldErrors()
            .stream()
            .map(error -> new Fault(error.getField(), String.valueOf(error.getDefaultMessage())))
            .toList();
        return handleExceptionInternal(invalid, Problems.invalidRequest(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getParameterValidationResults().stream().flatMap(ProblemAdvice::faults).toList();
        return handleExceptionInternal(invalid, Problems.invalidRequest(errors), headers, status, request);
    }

    /// Of a body each field that is at fault, of anything else itself.
    private static Stream<Fault> faults(ParameterValidationResult result) {
        if (result instanceof ParameterErrors body && body.hasFieldErrors()) {
            return body.getFieldErrors()
                .stream()
                .map(error -> new Fault(error.getField(), String.valueOf(error.getDefaultMessage())));
        }
        return result.getResolvableErrors()
            .stream()
            .map(MessageSourceResolvable::getDefaultMessage)
            .map(message -> new Fault(nameOf(result.getMethodParameter()), String.valueOf(message)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException mismatch, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var field = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        var faults = List.of(new Fault(field, "is not what it should be"));
        return handleExceptionInternal(mismatch, Problems.invalidRequest(faults), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = UnreadableBody.problem(unreadable.getCause());
        return handleExceptionInternal(unreadable, problem, headers, HttpStatusCode.valueOf(problem.getStatus()),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException nothing,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = Problems.of(status, Problems.codeOf(status), "There is nothing at this address.", List.of());
        return handleExceptionInternal(nothing, problem, headers, status, request);
    }

    /// Gives the framework's own problems, such as 405 and 415, a type too. A problem is
    /// sent as one whatever the caller accepts: there may be nothing that they accept.
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(Problems.type(Problems.codeOf(status)));
        }
        return ResponseEntity.status(status)
            .headers(headers)
            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(body);
    }

    private static HttpHeaders headers(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        var retryAfter = refusal.retryAfter();
        if (retryAfter != null) {
            // In whole seconds, and never too early.
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.plusNanos(999_999_999).toSeconds()));
        }
        else if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(SOON.toSeconds()));
        }
        return headers;
    }

    private static String nameOf(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        return header == null ? String.valueOf(parameter.getParameterName()) : header.name();
    }

}
