package dev.cadence.operations;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;

import dev.cadence.accounts.ForEveryone;
import org.aopalliance.intercept.MethodInterceptor;

import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/// Puts {@link RequestsOnce} around every operation that makes something or changes a part of it, save those that are
/// for everyone: who is nobody in particular has no keys of their own. It stands behind the checks of who calls and of
/// what they send.
@Component
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class KeyedOperations extends StaticMethodMatcherPointcutAdvisor {

    /// Behind the checks of who calls.
    static final int ORDER = 10_000;

    private static final Set<RequestMethod> METHODS = Set.of(RequestMethod.POST, RequestMethod.PATCH);

    KeyedOperations(ObjectProvider<RequestsOnce> once) {
        super((MethodInterceptor) operation -> once.getObject().answer(operation));
        setOrder(ORDER);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        return type.getPackageName().startsWith("dev.cadence") && takeKeys(method);
    }

    /// Whether requests to the operation may carry an `Idempotency-Key`.
    static boolean takeKeys(Method operation) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(operation, RequestMapping.class);
        return mapping != null && Arrays.stream(mapping.method()).anyMatch(METHODS::contains)
                && !AnnotatedElementUtils.hasAnnotation(operation, ForEveryone.class);
    }

}
