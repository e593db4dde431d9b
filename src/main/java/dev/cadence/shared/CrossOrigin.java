package dev.cadence.shared;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Lets pages of the origins in `CADENCE_CORS_ORIGINS` call the API from a browser. To all others no answer says
/// anything that would let a browser show it to them, and their preflights are refused.
@Component
@EnableConfigurationProperties(CrossOriginSettings.class)
public class CrossOrigin extends DefaultCorsProcessor {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private final CrossOriginSettings settings;

    private final HandlerExceptionResolver problems;

    private final CorsConfiguration allowed = new CorsConfiguration();

    CrossOrigin(CrossOriginSettings settings,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.settings = settings;
        this.problems = problems;
        allowed.setAllowedOrigins(settings.origins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        allowed.setAllowedHeaders(List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.IF_MATCH,
                HttpHeaders.IF_NONE_MATCH, "Idempotency-Key", "X-Request-Id"));
        allowed.setExposedHeaders(List.of(HttpHeaders.ETAG, HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER, "RateLimit",
                "RateLimit-Policy", "X-Request-Id"));
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(PREFLIGHT_KEPT);
    }

    /// Belongs before whatever asks who is calling: preflights do not say.
    public CorsFilter filter() {
        var filter = new CorsFilter(this::allowedTo);
        filter.setCorsProcessor(this);
        return filter;
    }

    private @Nullable CorsConfiguration allowedTo(HttpServletRequest request) {
        return settings.origins().contains(String.valueOf(request.getHeader(HttpHeaders.ORIGIN)))
                && request.getRequestURI().matches("/(v1|problems)/.*") ? allowed : null;
    }

    @Override
    public boolean processRequest(@Nullable CorsConfiguration configuration, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        try {
            if (configuration == null && CorsUtils.isPreFlightRequest(request)) {
                throw refusal();
            }
            return configuration == null || super.processRequest(configuration, request, response);
        }
        catch (Refusal refused) {
            problems.resolveException(request, response, null, refused);
            return false;
        }
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) {
        throw refusal();
    }

    private static Refusal refusal() {
        return Refusal.forbidden("origin-not-allowed", "Pages of this origin may not do this here.");
    }

}
