package dev.cadence.limits;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets through the requests to the API's operations and to the page for advice that are not too many, and tells the sender
/// of each how many they have left. Not limited is what is no operation: the API's description, what problems mean, notices, which are signed
/// and come in bursts, and health.
abstract class RequestFilter extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final RequestMatcher OPERATIONS = new OrRequestMatcher(matcher("/v1/**"), matcher("/advisor"));

    private static final RequestMatcher DESCRIPTION = new OrRequestMatcher(matcher("/v1/openapi/**"),
            matcher("/v1/openapi.yaml"));

    private final HandlerExceptionResolver problems;

    RequestFilter(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OPERATIONS.matches(request) || DESCRIPTION.matches(request);
    }

    void goOn(Optional<Limited> limited, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        limited.ifPresent(result -> result.tell(response));
        if (limited.isEmpty() || limited.get().take().granted()) {
            chain.doFilter(request, response);
        }
        else {
            problems.resolveException(request, response, null, limited.get().take().refusal());
        }
    }

    static long cost(HttpServletRequest request) {
        return READING.contains(request.getMethod()) ? RequestLimits.READ : RequestLimits.WRITE;
    }

    static String address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    private static RequestMatcher matcher(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

}
