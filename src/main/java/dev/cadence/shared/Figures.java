package dev.cadence.shared;

import java.time.Duration;
import java.util.function.Supplier;

import org.hibernate.validator.constraints.time.DurationMax;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.validation.annotation.Validated;

/// Looks into the database for those who watch. One look is good for all figures that are read from it, and for a while:
/// when the database is away, or has no connection to spare, a collection of metrics waits for it once and not for each
/// figure, and still tells the rest.
@Component
@EnableConfigurationProperties(Figures.Settings.class)
public class Figures {

    private static final Logger log = LoggerFactory.getLogger(Figures.class);

    private final Duration staleness;

    Figures(Settings settings) {
        this.staleness = settings.staleness();
    }

    /// @return gives what was seen last, or null when nothing could be seen
    public <T> Supplier<@Nullable T> remembered(Supplier<T> look) {
        return new Remembered<>(look);
    }

    /// @param staleness how old a figure may be; real time, whatever the clock of the
    /// business says
    @Validated
    @ConfigurationProperties("cadence.figures")
    record Settings(@DefaultValue("10s") @DurationMax(minutes = 5,
            message = "cadence.figures.staleness is more than five minutes, and alerts would come late") Duration staleness) {
    }

    private final class Remembered<T> implements Supplier<@Nullable T> {

        private final Supplier<T> look;

        private @Nullable T seen;

        private long goodUntil = System.nanoTime();

        private Remembered(Supplier<T> look) {
            this.look = look;
        }

        @Override
        public synchronized @Nullable T get() {
            if (System.nanoTime() - goodUntil >= 0) {
                seen = seen();
                goodUntil = System.nanoTime() + staleness.toNanos();
            }
            return seen;
        }

        private @Nullable T seen() {
            try {
                return look.get();
            }
            catch (RuntimeException failure) {
                log.warn("Figures cannot be read: {}", failure.getClass().getSimpleName());
                return null;
            }
        }

    }

}
