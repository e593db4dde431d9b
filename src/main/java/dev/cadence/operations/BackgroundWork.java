package dev.cadence.operations;

import java.lang.reflect.Method;

import dev.cadence.shared.AboutBooking;
import dev.cadence.shared.Sweep;
import dev.cadence.shared.WorkingOn;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Advisor;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;

/// Knows which sweep or which listener of events is at work, by the sweep's name and the listener's id, and has the log
/// name the booking that a listener hears of.
@Configuration(proxyBeanMethods = false)
class BackgroundWork {

    /// A sweep may share its work among threads that it starts.
    private static final InheritableThreadLocal<@Nullable String> NAME = new InheritableThreadLocal<>();

    /// Null when it is a request, or anybody else, that is at work.
    static @Nullable String name() {
        return NAME.get();
    }

    /// Outside the transactions that the work makes.
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor namedBackgroundWork() {
        var advisor = new DefaultPointcutAdvisor(new SweepsAndListeners(), new Naming());
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable ApplicationModuleListener listener(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, ApplicationModuleListener.class);
    }

    private static final class SweepsAndListeners extends StaticMethodMatcherPointcut {

        @Override
        public boolean matches(Method method, Class<?> target) {
            return (Sweep.class.isAssignableFrom(target) && method.getName().equals("sweep"))
                    || listener(method) != null;
        }

    }

    private static final class Naming implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation work) throws Throwable {
            var outer = NAME.get();
            NAME.set(nameOf(work));
            if (work.getArguments().length == 1 && work.getArguments()[0] instanceof AboutBooking event) {
                WorkingOn.booking(event.bookingId());
            }
            try {
                return work.proceed();
            }
            finally {
                NAME.set(outer);
                // A listener has a thread of its own, which has yet to say why it failed.
                if (work.getThis() instanceof Sweep) {
                    WorkingOn.nothing();
                }
            }
        }

        private static @Nullable String nameOf(MethodInvocation work) {
            if (work.getThis() instanceof Sweep sweep) {
                return sweep.name();
            }
            var listener = listener(work.getMethod());
            return listener == null ? null : listener.id();
        }

    }

}
