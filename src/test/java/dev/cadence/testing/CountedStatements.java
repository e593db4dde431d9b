package dev.cadence.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Counts every statement that the application sends to its database, whoever sends it: JPA, `JdbcClient`, security.
@TestConfiguration(proxyBeanMethods = false)
public class CountedStatements {

    public static final AtomicInteger COUNT = new AtomicInteger();

    @Bean
    static BeanPostProcessor countStatements() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source ? counting(source) : bean;
            }
        };
    }

    private static DataSource counting(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(Connection.class, super.getConnection());
            }
        };
    }

    private static <T> T watchedAgain(Class<T> type, Object statement) {
        return watched(type, type.cast(statement));
    }

    /// Passes every call on, counts those that execute, and watches the statements that
    /// come back.
    private static <T> T watched(Class<T> type, T target) {
        return type
            .cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (_, method, arguments) -> {
                if (method.getName().startsWith("execute")) {
                    COUNT.incrementAndGet();
                }
                try {
                    var result = method.invoke(target, arguments);
                    return result instanceof Statement ? watchedAgain(method.getReturnType(), result) : result;
                }
                catch (InvocationTargetException failure) {
                    throw failure.getTargetException();
                }
            }));
    }

}
