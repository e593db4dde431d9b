package dev.cadence.shared;

import java.util.Optional;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.method.HandlerMethod;

/// Tells the operations of this application from what the framework answers itself.
final class OurOperations {

    private static final String OURS = "dev.cadence";

    private OurOperations() {
    }

    static Optional<HandlerMethod> requested(HttpServletRequest request, Object handler) {
        return handler instanceof HandlerMethod operation && request.getDispatcherType() == DispatcherType.REQUEST
                && operation.getBeanType().getPackageName().startsWith(OURS) ? Optional.of(operation)
                        : Optional.empty();
    }

}
