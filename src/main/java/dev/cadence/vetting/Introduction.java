package dev.cadence.vetting;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
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
/// @param location where they live, in their own words
/// @param links where their work can be seen, by `https`
/// @param skills without repetition, in the engineer's own order
public record Introduction(String name, String headline, String biography, String location,
        @Schema(description = "0 to 10, by https.") List<URI> links,
        @Schema(description = "A region of the time zone database.", example = "Europe/Lisbon") ZoneId timeZone,
        WorkingHours workingHours,
        @Schema(description = "1 to 30, in the engineer's own order.") List<Proficiency> skills,
        @Schema(description = "When their first booking may start; at once if absent.") @Nullable Instant availableFrom) {

    static final int LONGEST_NAME = 100;

    /// One line in a listing.
    static final int LONGEST_HEADLINE = 120;

    /// About one printed page.
    static final int LONGEST_BIOGRAPHY = 2_000;

    static final int LONGEST_LOCATION = 100;

    static final int MOST_LINKS = 10;

    static final int LONGEST_LINK = 300;

    /// Enough for anybody, and too few to fish for every search.
    public static final int MOST_SKILLS = 30;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cs}\\p{Cc}&&[^\\n\\r\\t]]");

    /// What is left when somebody is forgotten.
    public static final Introduction NOBODY = new Introduction("Erased engineer", "Erased", "", "", List.of(),
            ZoneId.of("UTC"), new WorkingHours(LocalTime.MIDNIGHT, LocalTime.NOON),
            List.of(new Proficiency(Skill.of("none"), 0)), Instant.EPOCH);

    public Introduction {
        name = text("name", name, 1, LONGEST_NAME);
        headline = text("headline", headline, 1, LONGEST_HEADLINE);
        biography = text("biography", biography, 0, LONGEST_BIOGRAPHY);
        location = text("location", location, 0, LONGEST_LOCATION);
        links = links.stream().distinct().toList();
        check(links.size() <= MOST_LINKS, "%d links are more than %d", links.size(), MOST_LINKS);
        links.forEach(Introduction::checkLink);
        // A request may leave it out.
        Objects.requireNonNull(workingHours);
        skills = distinct(skills);
        checkZone(timeZone);
        check(!skills.isEmpty() && skills.size() <= MOST_SKILLS, "%d skills are not 1 to %d", skills.size(),
                MOST_SKILLS);
    }

    /// @throws IllegalArgumentException for an offset, which knows no summer, and any
    /// other that is no region
    static void checkZone(ZoneId zone) {
        check(ZoneId.getAvailableZoneIds().contains(zone.getId()), "%s is no region's time zone", zone);
    }

    /// @throws IllegalArgumentException unless a browser can follow it, and nothing but a
    /// page comes of it
    static void checkLink(URI link) {
        check("https".equals(link.getScheme()) && link.getHost() != null && link.getUserInfo() == null
                && link.toString().length() <= LONGEST_LINK
                && link.toString().chars().allMatch(c -> c > ' ' && c < 127),
                "A link is an https address of at most %d characters", LONGEST_LINK);
    }

    private static String text(String part, String text, int shortest, int longest) {
        var stripped = text.strip();
        check(stripped.length() >= shortest && stripped.length() <= longest,
                "The %s must have between %d and %d characters", part, shortest, longest);
        check(!UNPRINTABLE.matcher(stripped).find(), "The %s has characters that cannot be shown", part);
        return stripped;
    }

    static List<Proficiency> distinct(Collection<Proficiency> skills) {
        var bySlug = new LinkedHashMap<String, Proficiency>();
        skills.forEach(known -> bySlug.putIfAbsent(known.skill().slug(), known));
        return List.copyOf(bySlug.values());
    }

    private static void check(boolean kept, String rule, Object... arguments) {
        if (!kept) {
            throw new IllegalArgumentException(rule.formatted(arguments));
        }
    }

}
