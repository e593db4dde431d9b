package dev.cadence.vetting;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.cadence.shared.Fault;
import dev.cadence.shared.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What an engineer says in an application. All of it may be missing until it is submitted.
///
/// @param aiStatement how they use AI tools day by day
record ApplicationForm(@Nullable @Size(max = Introduction.LONGEST_NAME) @Prose String name,
        @Schema(description = "One line.") @Nullable @Size(max = Introduction.LONGEST_HEADLINE) @Prose String headline,
        @Nullable @Size(max = Introduction.LONGEST_BIOGRAPHY) @Prose String biography,
        @Schema(description = "Where they live.", example = "Lisbon, Portugal") @Nullable @Size(
                max = Introduction.LONGEST_LOCATION) @Prose String location,
        @Schema(description = "Where their work can be seen, by https.") @Nullable @Size(
                max = Introduction.MOST_LINKS) List<URI> links,
        @Schema(description = "A region of the time zone database.",
                example = "Europe/Lisbon") @Nullable ZoneId timeZone,
        @Nullable WorkingHours workingHours,
        @Schema(description = "In the order of importance. Usual other names of a skill are replaced: golang by Go.") @Nullable @Size(
                max = Introduction.MOST_SKILLS) List<Proficiency> skills,
        @Schema(description = "As an engineer, in whole years.") @Nullable @Min(0) @Max(Proficiency.MOST_YEARS) Integer yearsOfExperience,
        @Nullable Tier tierAsked,
        @Schema(description = "How they use AI tools day by day.") @Nullable @Size(
                max = LONGEST_STATEMENT) @Prose String aiStatement,
        @Schema(description = "When their first booking may start; at once if absent.") @Nullable Instant availableFrom) {

    /// About two printed pages.
    static final int LONGEST_STATEMENT = 4_000;

    static final ApplicationForm EMPTY = new ApplicationForm(null, null, null, null, null, null, null, null, null, null,
            null, null);

    /// What is left of a submitted application when its engineer is forgotten.
    static ApplicationForm erased(@Nullable Tier tierAsked) {
        var nobody = Introduction.NOBODY;
        return new ApplicationForm(nobody.name(), nobody.headline(), "Erased", "Erased", null, nobody.timeZone(),
                nobody.workingHours(), nobody.skills(), 0, tierAsked, "Erased", null);
    }

    ApplicationForm {
        name = said(name);
        headline = said(headline);
        biography = said(biography);
        location = said(location);
        aiStatement = said(aiStatement);
        links = links == null ? List.of() : links.stream().distinct().toList();
        links.forEach(Introduction::checkLink);
        if (timeZone != null) {
            Introduction.checkZone(timeZone);
        }
        skills = skills == null ? List.of() : Introduction.distinct(skills);
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Calls each skill as the vocabulary does.
    ApplicationForm normalised(SkillVocabulary vocabulary) {
        var known = skillsOrNone().stream()
            .map(each -> new Proficiency(vocabulary.normalise(each.skill()), each.years()))
            .toList();
        return new ApplicationForm(name, headline, biography, location, links, timeZone, workingHours, known,
                yearsOfExperience, tierAsked, aiStatement, availableFrom);
    }

    List<URI> linksOrNone() {
        return Objects.requireNonNull(links);
    }

    List<Proficiency> skillsOrNone() {
        return Objects.requireNonNull(skills);
    }

    /// What has to be said before an application can be submitted, and is not; empty when
    /// it is complete.
    List<Fault> missing() {
        var missing = new ArrayList<Fault>();
        require(missing, "name", name, "By what name are founders to know you?");
        require(missing, "headline", headline, "Say in one line what you do.");
        require(missing, "biography", biography, "Tell what you have built.");
        require(missing, "location", location, "Where do you live?");
        require(missing, "timeZone", timeZone, "In which time zone do you work?");
        require(missing, "workingHours", workingHours, "When do you work?");
        require(missing, "skills", skillsOrNone().isEmpty() ? null : skills, "Name at least one skill.");
        require(missing, "yearsOfExperience", yearsOfExperience, "For how many years have you worked as an engineer?");
        require(missing, "tierAsked", tierAsked, "At which tier do you want to be booked?");
        require(missing, "aiStatement", aiStatement, "How do you use AI tools day by day?");
        return missing;
    }

    private static void require(List<Fault> missing, String field, @Nullable Object value, String question) {
        if (value == null) {
            missing.add(new Fault(field, question));
        }
    }

    /// Leaves out what it says, wherever this is printed.
    @Override
    public String toString() {
        return "ApplicationForm[…]";
    }

}
