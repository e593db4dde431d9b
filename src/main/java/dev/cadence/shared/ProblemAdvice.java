package dev.cadence.shared;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// The one place where a failure becomes an answer: an RFC 9457 problem with a stable `type` of `/problems/{code}` and,
/// where parts of the request are at fault, an `errors` list that says which and why.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final Map<String, ConstraintRefusal> constraints;

    ProblemAdvice(ObjectProvider<ConstraintRefusal> constraints) {
        this.constraints = constraints.stream()
            .collect(Collectors.toUnmodifiableMap(ConstraintRefusal::constraint, Function.identity()));
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> refused(Refusal refusal, WebRequest request) {
        var problem = problem(refusal.status(), refusal.code(), refusal.getMessage(), List.of());
        return handleExceptionInternal(refusal, problem, headers(refusal), refusal.status(), request);
    }

    /// Values that a module checked itself, because they did not come by a validated
    /// request.
    @ExceptionHandler
    @Nullable ResponseEntity<Object> invalid(jakarta.validation.ConstraintViolationException invalid, WebRequest request) {
        var errors = invalid.getConstraintViolations()
            .stream()
            .map(violation -> new FieldProblem(violation.getPropertyPath().toString(), violation.getMessage()))
            .toList();
        return handleExceptionInternal(invalid, invalidRequest(errors), new HttpHeaders(), HttpStatus.BAD_REQUEST,
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> changedMeanwhile(ConcurrencyFailureException lost, WebRequest request) {
        return refused(
                Refusal.conflict("changed-meanwhile", "Somebody else changed this at the same moment. Ask again."),
                request);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> constraintViolated(DataIntegrityViolationException violation, WebRequest request) {
        if (violation.getCause() instanceof ConstraintViolationException cause && cause.getConstraintName() != null
                && constraints.containsKey(cause.getConstraintName())) {
            return refused(constraints.get(cause.getConstraintName()).refusal(), request);
        }
        throw violation;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getFieldErrors()
            .stream()
            .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
            .toList();
        return handleExceptionInternal(invalid, invalidRequest(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var errors = invalid.getParameterValidationResults()
            .stream()
            .flatMap(result -> result.getResolvableErrors()
                .stream()
                .map(MessageSourceResolvable::getDefaultMessage)
                .map(message -> new FieldProblem(String.valueOf(result.getMethodParameter().getParameterName()),
                        String.valueOf(message))))
            .toList();
        return handleExceptionInternal(invalid, invalidRequest(errors), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException mismatch, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var field = mismatch instanceof MethodArgumentTypeMismatchException argument ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return handleExceptionInternal(mismatch,
                invalidRequest(List.of(new FieldProblem(field, "is not what it should be"))), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                problem(HttpStatus.BAD_REQUEST, "unknown-field", "The request has a field that nobody reads.",
                        List.of(new FieldProblem(path(unknown), "is unknown")));
            case DatabindException wrong ->
                invalidRequest(List.of(new FieldProblem(path(wrong), "is not what it should be")));
            case JacksonException malformed ->
                problem(HttpStatus.BAD_REQUEST, "malformed-json", "The request's body is not JSON.", List.of());
            case null, default ->
                problem(HttpStatus.BAD_REQUEST, "malformed-json", "The request needs a body in JSON.", List.of());
        };
        return handleExceptionInternal(unreadable, problem, headers, status, request);
    }

    /// Gives the framework's own problems, such as 405 and 415, a type too.
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem && problem.getType() == null) {
            problem.setType(type(codeOf(status)));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    static String codeOf(HttpStatusCode status) {
        return HttpStatus.valueOf(status.value()).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProblemDetail invalidRequest(List<FieldProblem> errors) {
        return problem(HttpStatus.BAD_REQUEST, "invalid-request",
                "Some of the request is not what it must be; see errors.", errors);
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detail, List<FieldProblem> errors) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(type(code));
        if (!errors.isEmpty()) {
            problem.setProperty("errors", errors);
        }
        return problem;
    }

    private static HttpHeaders headers(Refusal refusal) {
        var headers = new HttpHeaders();
        if (refusal.status() == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    private static URI type(String code) {
        return URI.create("/problems/" + code);
    }

    private static String path(DatabindException fault) {
        return fault.getPath()
            .stream()
            .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
            .collect(Collectors.joining("."));
    }

    /// One part of the request that is at fault.
    ///
    /// @param field the parameter's name, or the path to it within the body
    record FieldProblem(String field, String message) {
    }

}
