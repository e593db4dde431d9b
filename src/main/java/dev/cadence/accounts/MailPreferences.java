package dev.cadence.accounts;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.cadence.mail.LetterKind;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Which letters somebody wants.
@Schema(name = "MailPreferences")
record MailPreferences(@Schema(description = "Of each kind whether it is wanted; what is left out is.") @NotNull @Size(
        max = 20) List<@NotNull @Valid Preference> kinds) {

    static MailPreferences allBut(Set<LetterKind> unwanted) {
        return new MailPreferences(
                Stream.of(LetterKind.values()).map(kind -> new Preference(kind, !unwanted.contains(kind))).toList());
    }

    /// @throws Refusal `letters-essential`
    Set<LetterKind> unwanted() {
        if (kinds.stream().map(Preference::kind).distinct().count() < kinds.size()) {
            throw Refusal.invalid("kinds", "must name no kind twice");
        }
        var unwanted = kinds.stream().filter(kind -> !kind.wanted()).map(Preference::kind).collect(Collectors.toSet());
        if (!unwanted.stream().allMatch(LetterKind::isOptional)) {
            throw Refusal.unprocessable("letters-essential",
                    "What nobody may miss, such as a request to answer or a payment that failed, is always sent.");
        }
        return unwanted;
    }

    /// Whether letters of a kind are wanted.
    @Schema(name = "MailPreference")
    record Preference(@Schema(
            description = "ESSENTIAL is always wanted: what is asked for, waits for an answer, failed or is over.") @NotNull LetterKind kind,
            @NotNull Boolean wanted) {
    }

}
