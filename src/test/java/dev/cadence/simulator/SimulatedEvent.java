package dev.cadence.simulator;

import java.time.Instant;

/// An event that was made, whether or not it was ever delivered.
///
/// @param objectId what it is about
/// @param json the event as the events API gives it
public record SimulatedEvent(String id, String type, String objectId, Instant created, boolean delivered, String json) {

    static SimulatedEvent of(Event event) {
        Json json = event.json();
        String about = json.tree().getAsJsonObject("data").getAsJsonObject("object").get("id").getAsString();
        return new SimulatedEvent(event.id(), event.type(), about, event.created(), event.wasDelivered(),
                json.toString());
    }

}
