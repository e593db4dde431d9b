package dev.cadence.shared;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Refuses a query parameter that the operation does not declare with `@RequestParam`: a misspelt filter must not
/// quietly widen the answer, nor a misspelt `dry_run` do the deed.
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final String OURS = "dev.cadence";

    private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation && request.getDispatcherType() == DispatcherType.REQUEST
                && operation.getBeanType().getPackageName().startsWith(OURS)) {
            refuseUnknown(request.getParameterMap().keySet(), declaredBy(operation));
        }
        return true;
    }

    private static void refuseUnknown(Set<String> given, Set<String> known) {
        given.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw Refusal.badRequest("unknown-parameter", "There is no parameter %s here.".formatted(name));
        });
    }

    private Set<String> declaredBy(HandlerMethod operation) {
        return Arrays.stream(operation.getMethodParameters())
            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
            .map(this::name)
            .collect(Collectors.toUnmodifiableSet());
    }

    private String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(names);
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        return declared == null || declared.name().isEmpty() ? String.valueOf(parameter.getParameterName())
                : declared.name();
    }

}
