package dev.cadence.simulator;

import java.util.List;
import java.util.function.Function;

/// What the control plane shows.
final class Showing {

    private Showing() {
    }

    static Json of(StripeSimulator simulator, String what) {
        return switch (what) {
            case "clock" -> Json.object().put("now", simulator.clock().instant().toString());
            case "faults" -> list(simulator.faults().pending(), Showing::of);
            case "charges" -> list(simulator.charges(), Showing::of);
            case "refunds" -> list(simulator.refunds().all(), Showing::of);
            case "disputes" -> list(simulator.disputes().all(), Showing::of);
            case "requests" -> list(simulator.requests(), Showing::of);
            case "events" -> list(simulator.events(), (event) -> Json.parse(event.json()));
            case "deliveries" -> list(simulator.webhooks().deliveries(), Showing::of);
            case "transfers" -> list(simulator.transfers(), Showing::of);
            case "violations" -> list(simulator.violations(), (violation) -> violation);
            default -> Json.object().put("done", true);
        };
    }

    private static <T> Json list(List<T> items, Function<T, Object> form) {
        return Json.object().put("data", items.stream().map(form).toList());
    }

    private static Json of(FaultPlan.Planned plan) {
        return Json.object()
            .put("times", plan.times())
            .put("method", plan.method())
            .put("path", plan.path())
            .put("kind", plan.fault().kind())
            .put("lasting", plan.fault().lasting());
    }

    private static Json of(ChargeAttempt charge) {
        return Json.object()
            .put("id", charge.id())
            .put("payment_intent", charge.paymentIntent())
            .put("customer", charge.customer())
            .put("payment_method", charge.paymentMethod())
            .put("amount", charge.amount())
            .put("currency", charge.currency())
            .put("status", charge.status())
            .put("failure_code", charge.failureCode())
            .put("decline_code", charge.declineCode())
            .put("metadata", charge.metadata())
            .put("at", charge.at().toString());
    }

    private static Json of(RefundMade refund) {
        return Json.object()
            .put("id", refund.id())
            .put("charge", refund.charge())
            .put("amount", refund.amount())
            .put("status", refund.status())
            .put("metadata", refund.metadata());
    }

    private static Json of(DisputeMade dispute) {
        return Json.object()
            .put("id", dispute.id())
            .put("charge", dispute.charge())
            .put("amount", dispute.amount())
            .put("status", dispute.status())
            .put("submissions", dispute.submissions())
            .put("evidence", dispute.evidence());
    }

    private static Json of(SentTransfer transfer) {
        return Json.object()
            .put("id", transfer.id())
            .put("destination", transfer.destination())
            .put("amount", transfer.amount())
            .put("reversed", transfer.reversed())
            .put("source", transfer.source())
            .put("group", transfer.group())
            .put("metadata", transfer.metadata())
            .put("at", transfer.at().toString());
    }

    private static Json of(ReceivedRequest request) {
        return Json.object()
            .put("method", request.method())
            .put("path", request.path())
            .put("idempotency_key", request.idempotencyKey())
            .put("form", request.form())
            .put("status", request.status())
            .put("replayed", request.replayed())
            .put("at", request.at().toString());
    }

    private static Json of(WebhookDelivery delivery) {
        return Json.object()
            .put("event", delivery.eventId())
            .put("type", delivery.type())
            .put("attempt", delivery.attempt())
            .put("status", delivery.status());
    }

}
