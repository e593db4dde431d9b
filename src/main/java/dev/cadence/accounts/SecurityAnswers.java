package dev.cadence.accounts;

import dev.cadence.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Answers requests that the filters turn away the way any refusal is answered: with a problem.
@Component
class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

    /// Denies what lies outside all that this application answers to.
    static final AuthorizationResult NOTHING_THERE = new AuthorizationDecision(false);

    private final HandlerExceptionResolver problems;

    private final HeaderWriter headers;

    SecurityAnswers(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems, HeaderWriter headers) {
        this.problems = problems;
        this.headers = headers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        var detail = failure instanceof InsufficientAuthenticationException
                ? "This needs a session's token or an API key, sent as Authorization: Bearer."
                : "The session's token or API key is unknown, expired or revoked.";
        answer(request, response, Refusal.unauthorized("unauthorized", detail));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        answer(request, response,
                isNothingThere(denied) ? Refusal.notFound("not-found", "such resource") : refusalOf(request));
    }

    private static Refusal refusalOf(HttpServletRequest request) {
        if (!(request.getUserPrincipal() instanceof SignedIn by)) {
            return Refusal.forbidden("forbidden", "This is not for everybody.");
        }
        if (by.owesSecondFactor()) {
            return Refusal.forbidden("second-factor-needed",
                    "This account needs a second factor: set up an authenticator, or give its code for this session.");
        }
        return by.isInPerson() ? Refusal.forbidden("forbidden", "This is not for accounts with your role.")
                : Refusal.forbidden("forbidden", "This is not for your role, or not for a key with these scopes.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected) {
        answer(request, response,
                Refusal.badRequest("request-rejected", "The request's address or headers are not well-formed."));
    }

    private static boolean isNothingThere(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException by && by.getAuthorizationResult() == NOTHING_THERE;
    }

    /// What the firewall rejects has not come to the filter that writes the headers.
    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        headers.writeHeaders(request, response);
        problems.resolveException(request, response, null, refusal);
    }

}
