package dev.cadence.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.task.ThreadPoolTaskSchedulerBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/// The one clock, and the sweeps that follow it.
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    /// Ticks in microseconds, which is what PostgreSQL keeps: an instant survives the
    /// round trip unchanged.
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    /// Under both names by which the framework looks for it.
    @Bean({ "applicationTaskExecutor", "taskExecutor" })
    ListenerThreads listenerThreads() {
        return new ListenerThreads();
    }

    /// Runs the sweeps of every module; `cadence.sweeps.enabled=false` leaves an instance
    /// to answer requests only.
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @ConditionalOnBooleanProperty(name = "cadence.sweeps.enabled", matchIfMissing = true)
    static class Sweeps {

        @Bean
        ThreadPoolTaskScheduler taskScheduler(ThreadPoolTaskSchedulerBuilder builder) {
            return builder.build();
        }

    }

}
