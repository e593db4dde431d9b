package dev.cadence.operations;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import dev.cadence.shared.Retiring;
import io.swagger.v3.oas.models.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Says of every operation that is {@link Retiring} since when, until when, and what to use instead: with every answer, refusals
/// too.
@Component
class Retirements implements HandlerInterceptor, WebMvcConfigurer {

    /// How long clients have to move.
    private static final int MONTHS = 6;

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var retiring = handler instanceof HandlerMethod operation ? operation.getMethodAnnotation(Retiring.class)
                : null;
        if (retiring != null) {
            response.setHeader("Deprecation", "@" + midnight(retiring.since()).toEpochSecond());
            response.setHeader("Sunset", DateTimeFormatter.RFC_1123_DATE_TIME.format(goneFrom(retiring)));
            response.addHeader("Link", "<%s>; rel=\"successor-version\"".formatted(retiring.instead()));
        }
        return true;
    }

    static void describe(Operation operation, HandlerMethod handler) {
        var retiring = handler.getMethodAnnotation(Retiring.class);
        if (retiring != null) {
            operation.deprecated(true)
                .setDescription("%s Not for new clients since %s, and may be gone from %s on: use %s instead."
                    .formatted(operation.getDescription(), retiring.since(), goneFrom(retiring).toLocalDate(),
                            retiring.instead()));
        }
    }

    private static ZonedDateTime goneFrom(Retiring retiring) {
        var gone = midnight(retiring.goneFrom());
        if (gone.isBefore(midnight(retiring.since()).plusMonths(MONTHS))) {
            throw new IllegalStateException("Clients have at least %d months to move: %s".formatted(MONTHS, retiring));
        }
        return gone;
    }

    private static ZonedDateTime midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC);
    }

}
