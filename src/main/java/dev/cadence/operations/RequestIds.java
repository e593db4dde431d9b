package dev.cadence.operations;

import java.io.IOException;
import java.util.regex.Pattern;

import dev.cadence.shared.Ids;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives each request an id that stands in every log line about it and in the answer's `X-Request-Id`. A caller, or a
/// proxy in front, may bring its own.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds extends OncePerRequestFilter {

    private static final String HEADER = "X-Request-Id";

    private static final String KEY = "requestId";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = idOf(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        try (var ignored = MDC.putCloseable(KEY, id)) {
            chain.doFilter(request, response);
        }
    }

    private static String idOf(@Nullable String brought) {
        return brought != null && PLAIN.matcher(brought).matches() ? brought : Ids.next().toString();
    }

}
