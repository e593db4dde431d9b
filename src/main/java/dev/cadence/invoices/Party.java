package dev.cadence.invoices;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One side of a sale, as a document says it.
@Schema(name = "InvoiceParty")
record Party(String name, @Schema(description = "Its lines are set apart by line breaks.") @Nullable String address,
        @Nullable String taxId, @Nullable String email) {
}
