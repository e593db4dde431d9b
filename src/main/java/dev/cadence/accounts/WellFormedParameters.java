package dev.cadence.accounts;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses a request whose parameters cannot be decoded (`?%zz`, `?=`). The server decodes them when they are first
/// asked for, and fails there; so they are asked for here, before anybody relies on them.
final class WellFormedParameters extends OncePerRequestFilter {

    private final SecurityAnswers answers;

    WellFormedParameters(SecurityAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var failure = decode(request);
        if (failure == null) {
            chain.doFilter(request, response);
        }
        else if (isTooLarge(failure)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        }
        else {
            answers.handle(request, response, new RequestRejectedException("Parameters cannot be decoded"));
        }
    }

    private static @Nullable IllegalStateException decode(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return null;
        }
        catch (IllegalStateException malformed) {
            return malformed;
        }
    }

    /// A form, of which the server reads 64 KB.
    private static boolean isTooLarge(IllegalStateException failure) {
        return failure instanceof InvalidParameterException invalid
                && invalid.getErrorCode() == HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    }

}
