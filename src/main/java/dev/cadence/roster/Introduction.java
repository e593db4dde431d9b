package dev.cadence.roster;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What engineers say of themselves, for everybody to read.
///
/// @param skills without repetition, in the engineer's own order
public record Introduction(String name, String headline, String biography,
        @Schema(description = "A region of the time zone database.", example = "Europe/Lisbon") ZoneId timeZone,
        WorkingHours workingHours, @Schema(description = "1 to 30, in the engineer's own order.") List<Skill> skills,
        @Schema(description = "When their first booking may start; at once if absent.") @Nullable Instant availableFrom) {

    static final int LONGEST_NAME = 100;

    /// One line in a listing.
    static final int LONGEST_HEADLINE = 120;

    /// About one printed page.
    static final int LONGEST_BIOGRAPHY = 2_000;

    /// Enough for anybody, and too few to fish for every search.
    static final int MOST_SKILLS = 30;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cs}\\p{Cc}&&[^\\n\\r\\t]]");

    public Introduction {
        name = text("name", name, 1, LONGEST_NAME);
        headline = text("headline", headline, 1, LONGEST_HEADLINE);
        biography = text("biography", biography, 0, LONGEST_BIOGRAPHY);
        // A request may leave it out.
        Objects.requireNonNull(workingHours);
        skills = distinct(skills);
        check(ZoneId.getAvailableZoneIds().contains(timeZone.getId()), "%s is no region's time zone", timeZone);
        check(!skills.isEmpty() && skills.size() <= MOST_SKILLS, "%d skills are not 1 to %d", skills.size(),
                MOST_SKILLS);
    }

    private static String text(String part, String text, int shortest, int longest) {
        var stripped = text.strip();
        check(stripped.length() >= shortest && stripped.length() <= longest,
                "The %s must have between %d and %d characters", part, shortest, longest);
        check(!UNPRINTABLE.matcher(stripped).find(), "The %s has characters that cannot be shown", part);
        return stripped;
    }

    private static List<Skill> distinct(Collection<Skill> skills) {
        var bySlug = new LinkedHashMap<String, Skill>();
        skills.forEach(skill -> bySlug.putIfAbsent(skill.slug(), skill));
        return List.copyOf(bySlug.values());
    }

    private static void check(boolean kept, String rule, Object... arguments) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(arguments));
        }
    }

}
