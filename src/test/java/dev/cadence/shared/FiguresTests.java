package dev.cadence.shared;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTests {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void oneLookIsGoodForAWhile() {
        var figure = new Figures(new Figures.Settings(Duration.ofDays(1))).remembered(looks::incrementAndGet);

        assertThat(figure.get()).isEqualTo(1);
        assertThat(figure.get()).isEqualTo(1);
    }

    @Test
    void anOldFigureIsLookedUpAnew() {
        var figure = new Figures(new Figures.Settings(Duration.ZERO)).remembered(looks::incrementAndGet);

        assertThat(figure.get()).isEqualTo(1);
        assertThat(figure.get()).isEqualTo(2);
    }

    @Test
    void whatCannotBeSeenIsNotLookedForAgainAtOnce() {
        var figure = new Figures(new Figures.Settings(Duration.ofDays(1))).remembered(() -> {
            looks.incrementAndGet();
            throw new IllegalStateException("The database is away");
        });

        assertThat(figure.get()).isNull();
        assertThat(figure.get()).isNull();
        assertThat(looks).hasValue(1);
    }

}
