package dev.cadence.invoices;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A document as it was issued. It says everything itself and never changes.
///
/// @param number the next of its kind and year
/// @param refersTo what it credits or cancels; null for an invoice
/// @param payment how an invoice was paid; null for any other
record Invoice(UUID id, Kind kind,
        @Schema(description = "Without gaps by kind and year.", example = "INV-2026-000001") String number,
        UUID companyId, UUID bookingId,
        @Schema(description = "What it credits or cancels; absent for an invoice.") @Nullable Reference refersTo,
        Instant issuedAt,
        @Schema(description = "How an invoice was paid; absent for any other.") @Nullable Payment payment, Party seller,
        Party buyer, List<Line> lines, Money net, Money tax, Money total,
        @Schema(description = "What the law wants to be said besides; absent when nothing.") @Nullable String note) {

    /// What a document is.
    enum Kind {

        /// A week was paid; the receipt for it as well.
        INVOICE("Invoice and receipt"),
        /// A part of an invoice, or all of it, was given back.
        CREDIT_NOTE("Credit note"),
        /// What a credit note gave back did not arrive: the invoice stands as before.
        CANCELLATION("Cancellation of a credit note");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

    }

    @Schema(name = "InvoiceReference")
    record Reference(UUID id, String number) {
    }

    /// @param cardBrand null, as the digits are, when the card is known no more
    @Schema(name = "InvoicePayment")
    record Payment(Instant paidAt, @Nullable String cardBrand, @Nullable String cardLast4) {
    }

    /// What was sold, or is credited.
    ///
    /// @param taxRateBasisPoints in hundredths of a percent
    /// @param amount net and tax
    @Schema(name = "InvoiceLine")
    record Line(String description, int quantity, Money unitPrice, Money net,
            @Schema(description = "In hundredths of a percent.") int taxRateBasisPoints, Money tax, Money amount) {

        /// One piece at a price that includes the tax, which is rounded half up to the
        /// cent.
        static Line of(String description, int taxRateBasisPoints, Money price) {
            var split = price.split(10_000, 10_000 + taxRateBasisPoints);
            return new Line(description, 1, split.part(), split.part(), taxRateBasisPoints, split.rest(), price);
        }

    }

    /// A document in a list.
    @Schema(name = "InvoiceSummary")
    record Summary(UUID id, Kind kind, String number, UUID companyId, UUID bookingId, Instant issuedAt, Money total) {
    }

    /// A document that has no number yet.
    ///
    /// @param source the id of the charge or refund that it is about; one document per
    /// kind and source
    record Draft(Kind kind, UUID source, Instant occurredAt, UUID company, UUID booking, @Nullable UUID refersTo,
            Instant issuedAt, @Nullable Payment payment, Party seller, Party buyer, Line line, @Nullable String note) {
    }

}
