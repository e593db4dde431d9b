package dev.cadence.simulator;

/// One attempt to deliver an event.
///
/// @param attempt 1 for the first, up to 4
/// @param status what the endpoint answered, 0 when it did not
public record WebhookDelivery(String eventId, String type, int attempt, int status) {

    boolean accepted() {
        return this.status >= 200 && this.status < 300;
    }

}
