package dev.cadence.vetting;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import dev.cadence.accounts.ForEveryone;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What skills are called, for a field that completes what is typed.
@RestController
@RequestMapping("/v1/skills")
@Tag(name = "Skills", description = "What skills are called.")
class SkillController {

    private final SkillVocabulary vocabulary;

    SkillController(SkillVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    @GetMapping
    @ForEveryone
    @Operation(operationId = "listSkills", summary = "List the known skills and their other names, best match first")
    @Refuses("400 invalid-cursor")
    Page<SkillView> list(
            @Parameter(description = "Only skills of which the name or an alias begins with this, or the one that was"
                    + " probably meant if there are none.") @RequestParam(
                            defaultValue = "") @Size(max = Skill.LONGEST) String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        var rest = after(cursor, vocabulary.suggest(q)).stream().limit(limit + 1L).toList();
        return Page.of(rest, limit, SkillController::word).map(SkillView::of);
    }

    private static List<KnownSkill> after(@Nullable String cursor, List<KnownSkill> skills) {
        if (cursor == null) {
            return skills;
        }
        var last = skills.stream()
            .filter(skill -> word(skill).equals(cursor))
            .findAny()
            .orElseThrow(() -> Refusal.badRequest("invalid-cursor", "The cursor is not one that a page gave as next."));
        return skills.subList(skills.indexOf(last) + 1, skills.size());
    }

    /// A skill as a word that needs no escaping in an address.
    private static String word(KnownSkill skill) {
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(skill.skill().slug().getBytes(StandardCharsets.UTF_8));
    }

    @Schema(name = "KnownSkill")
    record SkillView(String name, SkillKind kind, @Schema(
            description = "Other names, by which it is found and which are stored as its name.") List<String> aliases) {

        static SkillView of(KnownSkill known) {
            return new SkillView(known.skill().name(), known.kind(),
                    known.aliases().stream().map(Skill::name).toList());
        }

    }

}
