package dev.cadence.operations;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

import dev.cadence.shared.OnlyIfMatch;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// Puts {@link ChangesIfMatch} around every operation that changes something there is. It stands behind
/// {@link KeyedOperations}: a request that has been answered is answered the same, whatever has changed since.
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class GuardedOperations extends StaticMethodMatcherPointcutAdvisor {

    private static final Set<RequestMethod> METHODS = Set.of(RequestMethod.PUT, RequestMethod.PATCH,
            RequestMethod.DELETE);

    GuardedOperations(ObjectProvider<ChangesIfMatch> changes) {
        super((MethodInterceptor) operation -> changes.getObject().answer(operation));
        setOrder(KeyedOperations.ORDER + 1);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return type.getPackageName().startsWith("dev.cadence") && changeSomething(method);
    }

    static boolean changeSomething(Method operation) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(operation, RequestMapping.class);
        return mapping != null && (Arrays.stream(mapping.method()).anyMatch(METHODS::contains)
                || AnnotatedElementUtils.hasAnnotation(operation, OnlyIfMatch.class));
    }

}
