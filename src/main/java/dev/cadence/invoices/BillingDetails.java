package dev.cadence.invoices;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Whom a company's invoices are made out to, from the next one on.
///
/// @param taxId such as a VAT number, as it is to be printed
/// @param email where the company wants to be written to about invoices
record BillingDetails(
        @NotBlank @Size(max = 200) @Pattern(regexp = LINE,
                message = NOT_A_LINE) @Schema(example = "Acme Lda.") String legalName,
        @NotNull @Size(min = 1,
                max = 3) List<@NotBlank @Size(max = 100) @Pattern(regexp = LINE,
                        message = NOT_A_LINE) String> addressLines,
        @NotBlank @Size(max = 100) @Pattern(regexp = LINE,
                message = NOT_A_LINE) @Schema(example = "Lisboa") String city,
        @Nullable @Size(min = 1, max = 20) @Pattern(regexp = LINE,
                message = NOT_A_LINE) @Schema(example = "1100-148") String postalCode,
        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be a code of ISO 3166-1 in two capital letters") @Schema(
                description = "A code of ISO 3166-1.", example = "PT") String country,
        @Nullable @Size(min = 1, max = 40) @Pattern(regexp = "[A-Za-z0-9 ./-]*",
                message = "must be made of letters and digits of ASCII, blanks, dots, strokes and hyphens") @Schema(
                        example = "PT 501 964 843") String taxId,
        @Nullable @Size(min = 3, max = 254) @Email(regexp = "[!-~]*") String email) {

    /// One line of text of which nothing is invisible on purpose.
    static final String LINE = "[^\\p{Cc}\\p{Cs}]*";

    static final String NOT_A_LINE = "must not contain control characters";

    /// As an envelope says it.
    String address() {
        var place = Stream.of(postalCode, city).filter(Objects::nonNull).collect(Collectors.joining(" "));
        return Stream.concat(addressLines.stream(), Stream.of(place, country)).collect(Collectors.joining("\n"));
    }

}
