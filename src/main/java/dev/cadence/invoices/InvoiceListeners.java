package dev.cadence.invoices;

import dev.cadence.billing.BillingEvent;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Has a document issued for each charge and refund. Told twice, they change nothing.
@Component
class InvoiceListeners {

    private final InvoiceDesk desk;

    InvoiceListeners(InvoiceDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "invoices.invoice")
    void on(BillingEvent.Charged charged) {
        desk.issue(charged);
    }

    @ApplicationModuleListener(id = "invoices.credit-note")
    void on(BillingEvent.Refunded refunded) {
        desk.issue(refunded);
    }

    @ApplicationModuleListener(id = "invoices.cancellation")
    void on(BillingEvent.RefundFailed failed) {
        desk.issue(failed);
    }

}
