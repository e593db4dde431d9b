package dev.cadence.accounts;

import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.PreAuthorizeAuthorizationManager;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.Authentication;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Who may make a request is said once, on the operation that will answer it: {@link ForEveryone},
/// {@link ForSignedIn}, {@link ForFounders}, {@link ForOwners}, {@link ForEngineers}, {@link ForAdmins} and what stands
/// between them, each with the {@link Scope} that a key needs for it. This reads it there before
/// anything of the request's body is read, and refuses an operation that does not say.
@Component
class HandlerRules implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationResult REFUSED = new AuthorizationDecision(false);

    private final AuthorizationManager<RequestAuthorizationContext> signedIn = AuthenticatedAuthorizationManager
        .authenticated();

    private final PreAuthorizeAuthorizationManager rules = new PreAuthorizeAuthorizationManager();

    private final RequestMappingHandlerMapping operations;

    HandlerRules(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations,
            AnnotationTemplateExpressionDefaults templates) {
        this.operations = operations;
        rules.setTemplateDefaults(templates);
    }

    @Override
    public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> who,
            RequestAuthorizationContext context) {
        var operation = operation(context.getRequest());
        var result = operation == null ? signedIn.authorize(who, context)
                : rules.authorize(who, new SimpleMethodInvocation(operation.getBean(), operation.getMethod()));
        return result == null ? REFUSED : result;
    }

    /// Null when nothing answers to this path and method, or only the framework, to
    /// OPTIONS: whoever is signed in may learn that.
    private @Nullable HandlerMethod operation(HttpServletRequest request) {
        if (!ServletRequestPathUtils.hasParsedRequestPath(request)) {
            ServletRequestPathUtils.parseAndCache(request);
        }
        try {
            var execution = operations.getHandler(request);
            return execution != null && execution.getHandler() instanceof HandlerMethod operation
                    && !isOptions(operation) ? operation : null;
        }
        catch (Exception unanswerable) {
            // Declared so wide by the framework; it means a wrong method or media type,
            // which the dispatcher will say.
            return null;
        }
    }

    private static boolean isOptions(HandlerMethod operation) {
        return operation.getBeanType().getEnclosingClass() == RequestMappingInfoHandlerMapping.class;
    }

}
