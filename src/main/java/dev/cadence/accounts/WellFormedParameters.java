package dev.cadence.accounts;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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
        if (areWellFormed(request)) {
            chain.doFilter(request, response);
        }
        else {
            answers.handle(request, response, new RequestRejectedException("Parameters cannot be decoded"));
        }
    }

    private static boolean areWellFormed(HttpServletRequest request) {
        try {
            request.getParameterMap();
            return true;
        }
        catch (IllegalStateException malformed) {
            return false;
        }
    }

}
