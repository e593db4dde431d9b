package dev.cadence.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/// What GitHub said of late, each delivery once.
@Repository
class GithubNotices {

    /// GitHub itself sends a delivery again for some days at most.
    private static final Duration KEPT = Duration.ofDays(40);

    private final JdbcClient jdbc;

    private final Clock clock;

    GithubNotices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @return whether it was not there before
    boolean takeIn(UUID link, String delivery, String event, Outcome outcome, Instant now) {
        return jdbc.sql("""
                insert into github_notice (link_id, delivery, event, outcome, received_at) values (?, ?, ?, ?, ?)
                on conflict do nothing""")
            .params(link, delivery, event, outcome.name(), now.atOffset(ZoneOffset.UTC))
            .update() == 1;
    }

    @Nullable LastNotice last(UUID link) {
        return jdbc.sql("""
                select event, outcome, received_at from github_notice where link_id = ?
                order by received_at desc limit 1""")
            .param(link)
            .query((row, number) -> new LastNotice(row.getString("event"), Outcome.valueOf(row.getString("outcome")),
                    row.getObject("received_at", OffsetDateTime.class).toInstant()))
            .optional()
            .orElse(null);
    }

    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
    void forgetOldOnes() {
        jdbc.sql("delete from github_notice where received_at < ?")
            .param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
            .update();
    }

}
