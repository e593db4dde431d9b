package dev.cadence.accounts;

import java.util.List;
import java.util.Map;

import dev.cadence.accounts.ValidRequests.Maker;

import static dev.cadence.accounts.ValidRequests.about;
import static java.util.Map.entry;

/// The {@link ValidRequests} of invoices and of the books.
final class MoneyRequests {

    static final Map<String, Maker> MAKERS = Map.ofEntries(entry("listInvoices", (world, self) -> about()),
            entry("readInvoice", (world, self) -> about(invoice(world))),
            entry("printInvoice", (world, self) -> about(invoice(world))),
            entry("readBillingDetails",
                    (world, self) -> about(world.company()).butRefused("billing-details-not-found")),
            entry("writeBillingDetails",
                    (world, self) -> about(world.company()).and(Map.of("legalName", "Acme Lda.", "addressLines",
                            List.of("Rua das Flores 1"), "city", "Lisboa", "country", "PT"))),
            entry("exportLedger", (world, self) -> about()), entry("listLedgerEntries", (world, self) -> about()),
            entry("readLedgerBalances", (world, self) -> about()));

    private MoneyRequests() {
    }

    private static String invoice(VisitedWorld world) {
        return world.ending().founder().api().get("/v1/invoices").at("/items/0/id");
    }

}
