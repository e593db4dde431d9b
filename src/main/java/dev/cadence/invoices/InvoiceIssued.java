package dev.cadence.invoices;

import java.time.Instant;
import java.util.UUID;

/// A document was issued, of which its company is told by letter.
record InvoiceIssued(UUID invoice, Instant at) {
}
