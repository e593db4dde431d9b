package dev.cadence.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads an instant as ISO 8601 text, never as a number of whatever unit, and only one that the database can keep and
/// any calendar can show: in microseconds, in the years 1 to 9999.
@JacksonComponent
class Instants extends ValueDeserializer<Instant> {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        try {
            var instant = Instant.parse(json.getString());
            if (!instant.isBefore(FIRST) && !instant.isAfter(LAST)) {
                return instant.truncatedTo(ChronoUnit.MICROS);
            }
        }
        catch (DateTimeException malformed) {
            // Answered like an instant out of range.
        }
        return (Instant) context.handleWeirdStringValue(Instant.class, json.getString(), "is no instant in our time");
    }

}
