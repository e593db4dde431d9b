package dev.cadence.operations;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import dev.cadence.shared.InSteps;
import dev.cadence.shared.OnlyIfMatch;
import dev.cadence.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Makes a change that carries `If-Match` only if what the caller saw is still what they would see.
@Component
class ChangesIfMatch {

    static final String ANY = "*";

    private final WhatIsSeen seen;

    private final OneTransaction oneTransaction;

    ChangesIfMatch(WhatIsSeen seen, OneTransaction oneTransaction) {
        this.seen = seen;
        this.oneTransaction = oneTransaction;
    }

    @Nullable Object answer(MethodInvocation operation) throws Throwable {
        var here = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var wanted = wanted(here.getRequest());
        if (wanted.isEmpty()) {
            requireIfOnMoney(operation, here.getRequest());
        }
        // Any will do: that there is one, the operation finds out.
        if (wanted.isEmpty() || wanted.contains(ANY)) {
            return operation.proceed();
        }
        if (AnnotatedElementUtils.hasAnnotation(operation.getMethod(), InSteps.class)) {
            require(seen.isAmong(wanted, here.getRequest(), operation.getMethod()));
            return operation.proceed();
        }
        OneTransaction.Change change = () -> answer(operation, wanted, here.getRequest());
        return isDryRun(here.getRequest()) ? oneTransaction.preview(change) : oneTransaction.change(change);
    }

    /// Whoever may not, or asks for what cannot be, is told that first, as if there were
    /// no condition (RFC 9110, 13.2.1): then nothing is done. What was done in spite of a
    /// condition that fails is undone with the transaction.
    private @Nullable Object answer(MethodInvocation operation, List<String> wanted, HttpServletRequest request)
            throws Throwable {
        var asSeen = seen.isAmong(wanted, request, operation.getMethod());
        var result = operation.proceed();
        require(asSeen);
        return result;
    }

    private static void requireIfOnMoney(MethodInvocation operation, HttpServletRequest request) {
        if (AnnotatedElementUtils.hasAnnotation(operation.getMethod(), OnlyIfMatch.class) && !isDryRun(request)) {
            throw Refusal.preconditionRequired("if-match-needed",
                    "Say with If-Match which state you decided on: the ETag of what you read.");
        }
    }

    /// Other words than true and false do not come so far.
    static boolean isDryRun(HttpServletRequest request) {
        return Boolean.parseBoolean(request.getParameter("dry_run"));
    }

    private static void require(boolean asSeen) {
        if (!asSeen) {
            throw Refusal.preconditionFailed("not-as-seen",
                    "What you decided on is not what is there now. Read it again.");
        }
    }

    private static List<String> wanted(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.IF_MATCH))
            .stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .map(String::strip)
            .toList();
    }

}
