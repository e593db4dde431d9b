package dev.cadence.delivery;

import java.time.Instant;
import java.util.List;

import dev.cadence.delivery.FirstCommits.MatchedBy;
import dev.cadence.delivery.Push.Commit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Work began half a second after noon on 2 March 2026.
class FindingTests {

    private static final Instant BEGAN = Instant.parse("2026-03-02T12:00:00.500Z");

    private static final Instant NOW = Instant.parse("2026-03-05T12:00:00Z");

    private static final CommitIdentity ADA = new CommitIdentity("ada", List.of("ada@example.com"), BEGAN);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # pushed               , ended                , outcome         , at
            2026-03-02T11:59:59Z   , -                    , WORK_NOT_BEGUN  , -
            2026-03-02T12:00:00Z   , -                    , FIRST_COMMIT    , 2026-03-02T12:00:00.500Z
            2026-03-02T12:00:01Z   , -                    , FIRST_COMMIT    , 2026-03-02T12:00:01Z
            2026-03-04T12:00:00Z   , 2026-03-04T12:00:00Z , WORK_OVER       , -
            2026-03-04T11:59:59Z   , 2026-03-04T12:00:00Z , FIRST_COMMIT    , 2026-03-04T11:59:59Z
            2027-01-01T00:00:00Z   , -                    , FIRST_COMMIT    , 2026-03-05T12:00:00Z
            -                      , -                    , FIRST_COMMIT    , 2026-03-05T12:00:00Z
            """)
    void aPushCountsWhileThereIsWork(@Nullable Instant pushed, @Nullable Instant ended, Outcome outcome,
            @Nullable Instant at) {
        var finding = Finding.in(push("ada", "x@example.com", pushed), ADA, BEGAN, ended, NOW);

        assertThat(finding.outcome()).isEqualTo(outcome);
        assertThat(finding.first() == null ? null : finding.first().at()).isEqualTo(at);
    }

    @Test
    void beforeWorkBeginsNothingCounts() {
        assertThat(Finding.in(push("ada", "", NOW), ADA, null, null, NOW).outcome()).isEqualTo(Outcome.WORK_NOT_BEGUN);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # sender , author          , matched
            ADA      , x@example.com   , PUSHER
            -        , Ada@Example.COM , AUTHOR
            bob      , ada@example.com , AUTHOR
            bob      , x@example.com   , -
            -        , -               , -
            ada2     , ada@example     , -
            """)
    void theEngineerIsKnownByLoginOrElseByAddress(@Nullable String sender, @Nullable String author,
            @Nullable MatchedBy matched) {
        var first = Finding.in(push(sender, author, NOW), ADA, BEGAN, null, NOW).first();

        assertThat(first == null ? null : first.matchedBy()).isEqualTo(matched);
    }

    @Test
    void anOldCommitThatSomebodyElsePushesIsNoWorkForTheBooking() {
        var old = new Commit("a".repeat(40), "ada@example.com", null, BEGAN.minusSeconds(60));
        var push = new Push("refs/heads/main", false, "acme/shop", NOW, "bob", List.of(old));

        assertThat(Finding.in(push, ADA, BEGAN, null, NOW).outcome()).isEqualTo(Outcome.OTHER_PERSON);
    }

    private static Push push(@Nullable String sender, @Nullable String author, @Nullable Instant at) {
        return new Push("refs/heads/main", false, "acme/shop", at, sender,
                List.of(new Commit("a".repeat(40), author, null, NOW)));
    }

}
