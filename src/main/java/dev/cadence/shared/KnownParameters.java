package dev.cadence.shared;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses a query parameter that the operation does not declare with `@RequestParam`, and one that is empty or given
/// twice where there can be one value: a misspelt filter must not quietly widen the answer, nor an empty cursor start
/// again, nor a misspelt `dry_run` do the deed. A yes or no is said by `true` or `false` alone, so that whoever reads it
/// before the operation does reads the same.
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> WORDS = Set.of("true", "false");

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        OurOperations.requested(request, handler).ifPresent(operation -> {
            var declared = declaredBy(operation);
            var expands = operation.getMethodAnnotation(Expands.class);
            request.getParameterMap().forEach((name, values) -> {
                if (expands != null && name.equals(Expansions.PARAMETER)) {
                    Expansions.asked(expands, values);
                }
                else {
                    check(name, values, declared.get(name));
                }
            });
        });
        return true;
    }

    private static void check(String name, String[] values, @Nullable Class<?> type) {
        if (type == null) {
            throw Refusal.badRequest("unknown-parameter", "There is no parameter %s here.".formatted(name));
        }
        if (values.length > 1 && !Collection.class.isAssignableFrom(type)) {
            throw Refusal.invalid(name, "must be given once");
        }
        if (values[0].isEmpty() && !Collection.class.isAssignableFrom(type) && type != String.class) {
            throw Refusal.invalid(name, "must not be empty");
        }
        if ((type == boolean.class || type == Boolean.class) && !WORDS.contains(values[0].toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid(name, "must be true or false");
        }
    }

    private Map<String, Class<?>> declaredBy(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .collect(Collectors.toUnmodifiableMap(this::name, MethodParameter::getParameterType));
    }

    private String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(names);
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        return declared == null || declared.name().isEmpty() ? String.valueOf(parameter.getParameterName())
                : declared.name();
    }

}
