package dev.cadence.advisor;

import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;

/// What somebody wants advice about. It is taken as it was written, white space and all, so that the places of the signals
/// are those of the sender's own text.
@Schema(name = "AdviceRequest")
record AdviceForm(@Schema(
        description = "What is needed, in 1 to 5,000 characters of any language; English is understood. Line breaks and tabs"
                + " are taken, other control characters and halves of characters are not.",
        minLength = 1, maxLength = 5_000,
        example = "We need a small service that takes orders from our shop and writes them to Postgres, live in two weeks.") @NotBlank @Prose String paragraph) {

    /// About one printed page, and then some.
    private static final int LONGEST = 5_000;

    /// Counts characters as people do, and knows white space that ASCII does not.
    /// @throws Refusal `invalid-request`
    void requireAParagraph() {
        if (paragraph.isBlank()) {
            throw Refusal.invalid("paragraph", "must say something");
        }
        if (paragraph.codePointCount(0, paragraph.length()) > LONGEST) {
            throw Refusal.invalid("paragraph", "must have at most %d characters".formatted(LONGEST));
        }
    }

}
