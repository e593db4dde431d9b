package dev.cadence.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.cadence.roster.Filter.Founder;
import dev.cadence.roster.Filter.Match;
import dev.cadence.roster.Search.Sort;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

/// What the parameters of listing and counting mean, which both have in common.
final class Asked {

    static final String Q = "Words of name, skills, headline or biography. All must match, whatever their endings; the"
            + " last one also as the beginning of a word, from three letters on. A word that no profile has is searched as"
            + " those that may have been meant, too.";

    static final String TIER = "Only engineers of one of these tiers.";

    static final String SKILLS = "Only engineers with these skills, by any usual name.";

    static final String MATCH = "Whether an engineer needs all of the skills or any of them.";

    static final String AVAILABLE_FROM = "Only engineers who take bookings that start then.";

    static final String AVAILABLE = "Only engineers who are available, or who are not: no booking holds them, they have"
            + " hours on offer and are not away, now or at the start asked for.";

    static final String ZONE = "The founder's time zone, a region of the time zone database. Each engineer is listed with"
            + " the hours that both work at the same time.";

    static final String HOURS = "When the founder works, from Monday to Friday in their time zone: 09:00-17:00 if not"
            + " said.";

    static final String MIN_OVERLAP = "Only engineers who work at the same time as the founder for so many hours a day of"
            + " the founder's, on average over the week that begins now or with the start asked for.";

    private static final String USUAL_HOURS = "09:00-17:00";

    private Asked() {
    }

    static Filter filter(@Nullable String q, Set<Tier> tier, List<Skill> skills, String match,
            @Nullable Instant availableFrom, @Nullable Boolean available, @Nullable Founder founder) {
        return new Filter(q, tier, skills, Match.valueOf(match.toUpperCase(Locale.ROOT)), availableFrom, available,
                founder);
    }

    /// @throws Refusal `invalid-request`
    static @Nullable Founder founder(@Nullable String zone, @Nullable String hours, @Nullable Integer minOverlap) {
        if (zone != null) {
            return new Founder(region(zone), OfficeHours.parse(hours == null ? USUAL_HOURS : hours), minOverlap);
        }
        if (hours != null || minOverlap != null) {
            throw Refusal.invalid("zone", "must be given with hours or minOverlap");
        }
        return null;
    }

    /// The best match first where there is something to match, and the newest otherwise.
    /// @throws Refusal `invalid-request`
    static Sort sort(@Nullable String sort, @Nullable String q) {
        if (sort == null) {
            return q == null ? Sort.NEWEST : Sort.RELEVANCE;
        }
        if (q == null && sort.equals("relevance")) {
            throw Refusal.invalid("sort", "can be relevance only with q");
        }
        return Sort.valueOf(sort.toUpperCase(Locale.ROOT));
    }

    private static ZoneId region(String zone) {
        try {
            var id = ZoneId.of(zone);
            if (ZoneId.getAvailableZoneIds().contains(id.getId())) {
                return id;
            }
        }
        catch (DateTimeException malformed) {
            // Answered like an offset, which knows no summer.
        }
        throw Refusal.invalid("zone", "must be a region's time zone, such as Europe/Lisbon");
    }

}
