package dev.cadence.vetting;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// One of the things that an interview finds out about.
///
/// @param key by which scorecards and reasons name it, such as `verification-habits`
/// @param question what graders ask themselves
/// @param weight its part of the total, of 100
record Criterion(@Schema(example = "verification-habits") @NotNull @Size(max = 40) @Pattern(
        regexp = "[a-z][a-z0-9]*(-[a-z0-9]+)*", message = "must be words of a-z and 0-9 with dashes") String key,
        @NotBlank @Size(max = 80) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*",
                message = "must not contain control characters") String name,
        @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*",
                message = "must not contain control characters") String question,
        @Schema(description = "Its part of the total; the weights of a rubric add up to 100.") @Min(1) @Max(Rubric.WHOLE) int weight) {

}
