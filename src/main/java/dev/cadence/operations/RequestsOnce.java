package dev.cadence.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.cadence.accounts.Caller;
import dev.cadence.shared.IdempotentRequests;
import dev.cadence.shared.IdempotentRequests.Once;
import dev.cadence.shared.InSteps;
import dev.cadence.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import static java.util.Objects.requireNonNull;

/// Makes a request that carries an `Idempotency-Key` happen once: the same request with the same key is given the answer
/// of the first, to the byte.
@Component
class RequestsOnce {

    static final String HEADER = "Idempotency-Key";

    private static final int LONGEST = 255;

    private final OneTransaction oneTransaction;

    private final IdempotentRequests requests;

    private final SealedAnswers answers;

    RequestsOnce(OneTransaction oneTransaction, IdempotentRequests requests, SealedAnswers answers) {
        this.oneTransaction = oneTransaction;
        this.requests = requests;
        this.answers = answers;
    }

    /// @return what the operation returned, or null when the first answer has been given
    /// again
    @Nullable Object answer(MethodInvocation operation) throws Throwable {
        var here = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var once = once(operation, here.getRequest());
        if (once.isEmpty()) {
            return operation.proceed();
        }
        var answered = answer(once.get(), operation, here.getRequest());
        return answered.first() ? answered.result() : giveAgain(answered, here);
    }

    private SealedAnswers.Answered answer(Once once, MethodInvocation operation, HttpServletRequest request)
            throws Throwable {
        if (AnnotatedElementUtils.hasAnnotation(operation.getMethod(), InSteps.class)) {
            return inSteps(once, operation);
        }
        var seen = request.getHeader(HttpHeaders.IF_MATCH);
        return seen == null || seen.strip().equals(ChangesIfMatch.ANY) ? oneTransaction.answer(once, operation)
                : oneTransaction.answerAtOneMoment(once, operation);
    }

    /// Empty for a request without a key, and for one that only asks what would come of
    /// it: there is nothing to happen once.
    private Optional<Once> once(MethodInvocation operation, HttpServletRequest request) {
        var key = key(request);
        if (key == null || ChangesIfMatch.isDryRun(request)) {
            return Optional.empty();
        }
        var caller = requireNonNull(SecurityContextHolder.getContext().getAuthentication()).getPrincipal();
        return caller instanceof Caller known
                ? Optional.of(new Once(known.account().value(), key, answers.fingerprints(request, operation)))
                : Optional.empty();
    }

    private static @Nullable String key(HttpServletRequest request) {
        var keys = request.getHeaders(HEADER);
        if (!keys.hasMoreElements()) {
            return null;
        }
        var key = keys.nextElement();
        if (keys.hasMoreElements() || key.isBlank() || key.length() > LONGEST) {
            throw Refusal.invalid(HEADER, "must be one word of 1 to %d characters".formatted(LONGEST));
        }
        return key;
    }

    private SealedAnswers.Answered inSteps(Once once, MethodInvocation operation) throws Throwable {
        var before = requests.beginInSteps(once);
        if (before.isPresent()) {
            return answers.open(before.get());
        }
        var answered = false;
        try {
            var result = operation.proceed();
            requests.end(once, answers.seal(result, operation.getMethod()));
            answered = true;
            return SealedAnswers.Answered.first(result);
        }
        finally {
            if (!answered) {
                requests.giveUp(once);
            }
        }
    }

    private static @Nullable Object giveAgain(SealedAnswers.Answered answer, ServletRequestAttributes here)
            throws IOException {
        var response = requireNonNull(here.getResponse());
        response.setStatus(answer.status());
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.body() != null) {
            response.setContentType("application/json");
            response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return null;
    }

}
