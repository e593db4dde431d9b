package dev.cadence.matching;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tells other modules whether briefs were answered.
@Repository
public class BriefAnswers {

    private final JdbcClient jdbc;

    BriefAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// When the first shortlist of each brief was made; of those that have one.
    public Map<BriefId, Instant> firstShortlists(Collection<BriefId> briefs) {
        var found = new HashMap<BriefId, Instant>();
        jdbc.sql("select brief_id, min(made_at) as first from shortlist where brief_id = any(?) group by brief_id")
            .param(briefs.stream().map(BriefId::value).toArray(UUID[]::new))
            .query(row -> {
                found.put(new BriefId(row.getObject("brief_id", UUID.class)),
                        row.getObject("first", OffsetDateTime.class).toInstant());
            });
        return found;
    }

}
