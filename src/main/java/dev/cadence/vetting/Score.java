package dev.cadence.vetting;

import dev.cadence.shared.Prose;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// How one grader saw one criterion.
///
/// @param evidence what was said or done that the points rest on
record Score(@NotNull @Size(max = 40) String criterion, @Min(0) @Max(Rubric.WHOLE) int points,
        @Schema(description = "What was said or done that the points rest on.") @NotBlank @Size(
                max = 2_000) @Prose String evidence) {

}
