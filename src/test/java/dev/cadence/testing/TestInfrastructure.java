package dev.cadence.testing;

import org.testcontainers.postgresql.PostgreSQLContainer;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// The real parts that tests run on. The database is the embedded one, or a container with the Maven profile
/// `testcontainers`.
@TestConfiguration(proxyBeanMethods = false)
public class TestInfrastructure {

    @Bean
    @Primary
    MutableClock testClock() {
        return MutableClock.stoppedAt(MutableClock.NOON);
    }

    @TestConfiguration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cadence.test.database", havingValue = "embedded", matchIfMissing = true)
    static class Embedded {

        @Bean
        JdbcConnectionDetails database() {
            return EmbeddedDatabase.running();
        }

    }

    @TestConfiguration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "cadence.test.database", havingValue = "testcontainers")
    static class Container {

        @Bean
        @ServiceConnection
        PostgreSQLContainer database() {
            return new PostgreSQLContainer("postgres:18-alpine");
        }

    }

}
