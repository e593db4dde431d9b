package dev.cadence.advisor;

import java.util.List;

import dev.cadence.advisor.Quantity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuantitiesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            P99 is 140 ms                           | 140000
            under 300 milliseconds                  | 300000
            half a second                           | 500000
            a quarter of a second                   | 250000
            answers in 1.9 s per slice              | 1900000
            inside 80 microseconds                  | 80
            P99 est à 1,2 s                         | 1200000
            """)
    void latenciesAreReadInMicroseconds(String text, long expected) {
        assertThat(values(Kind.LATENCY, text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3,000 requests per second               | 259200000
            120 RPS                                 | 10368000
            20k req/s                               | 1728000000
            60 ticks per second                     | 5184000
            sixty times per second                  | 5184000
            60 cakes a week                         | 8
            1.2 million bid requests per second     | 103680000000
            """)
    void ratesAreReadInTimesADay(String text, long expected) {
        assertThat(values(Kind.RATE, text)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            about $52k a month for that alone       | 52000
            Cloud spend today: $310/mo.             | 310
            38 000 dollars par mois                 | 38000
            the invoice is $61k a month             | 61000
            """)
    void costsAreReadByTheMonth(String text, long expected) {
        assertThat(values(Kind.MONTHLY_COST, text)).contains(expected);
    }

    @Test
    void aSumThatIsPaidOnceIsNoCostByTheMonth() {
        assertThat(values(Kind.MONTHLY_COST, "My husband thinks 20,000 euros is too much.")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The tills have 64 MB in total           | 64
            half a gig of RAM                       | 512
            2 gigs of memory each                   | 2048
            """)
    void memoryIsReadInMegabytes(String text, long expected) {
        assertThat(values(Kind.MEMORY, text)).contains(expected);
    }

    @Test
    void minutesAreNoLatency() {
        assertThat(values(Kind.LATENCY, "Reports take 40 seconds.")).isEmpty();
    }

    @Test
    void namesWithFiguresAreNoAmounts() {
        assertThat(Quantities.read("P99, S3, ES6 and Java 21")).isEmpty();
    }

    private static List<Long> values(Kind kind, String text) {
        return Quantities.read(text).stream().filter(found -> found.kind() == kind).map(Quantity::value).toList();
    }

}
