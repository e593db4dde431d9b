package dev.cadence.notices;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.cadence.accounts.Caller;
import dev.cadence.notices.EventFeed.Stretch;
import dev.cadence.notices.EventLog.NumberedEvent;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers those who ask for events: at once, when there are some, or as they happen. Never in a transaction, which would
/// last as long as the waiting.
@Component
class EventListening {

    private final EventFeed feed;

    private final EventWatch watch;

    private final EventPlace places;

    private final EventSettings settings;

    private final JsonMapper json;

    EventListening(EventFeed feed, EventWatch watch, EventPlace places, EventSettings settings, JsonMapper json) {
        this.feed = feed;
        this.watch = watch;
        this.places = places;
        this.settings = settings;
        this.json = json;
    }

    /// @param wait for how long, if there is nothing yet
    /// @throws Refusal `invalid-cursor`, `events-gone`, `too-many-requests`
    FeedView read(Caller caller, @Nullable String cursor, Set<EventType> types, int limit, Duration wait) {
        var place = feed.place(cursor);
        var found = feed.after(place, caller, types, limit);
        return view(found.events().isEmpty() && wait.isPositive() ? await(found, caller, types, limit, wait) : found);
    }

    private Stretch await(Stretch none, Caller caller, Set<EventType> types, int limit, Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        try (var seat = watch.seat(caller.account().value())) {
            var found = none;
            for (var left = wait.toNanos(); found.events().isEmpty() && left > 0
                    && !watch.isOver(); left = end - System.nanoTime()) {
                watch.await(found.end(), Duration.ofNanos(left));
                found = feed.after(found.end(), caller, types, limit);
            }
            return found;
        }
    }

    private FeedView view(Stretch found) {
        return new FeedView(found.events().stream().map(NumberedEvent::view).toList(), places.word(found.end()),
                found.more());
    }

    /// Where a stream is to begin.
    /// @throws Refusal `invalid-cursor`, `events-gone`, `too-many-requests`
    Stream open(Caller caller, @Nullable String cursor, Set<EventType> types) {
        return new Stream(caller, feed.place(cursor), types, watch.seat(caller.account().value()));
    }

    /// Writes events as they happen, in the form of the HTML standard, until the reader
    /// leaves, the time is over, or the application stops.
    void write(Stream stream, OutputStream out) throws IOException {
        var end = System.nanoTime() + settings.longestStream().toNanos();
        try (var seat = stream.seat) {
            say(out, "retry: 1000\n\n");
            var place = stream.place;
            var more = true;
            var said = System.nanoTime() - settings.heartbeat().toNanos();
            while (!watch.isOver() && System.nanoTime() - end < 0) {
                if (!more) {
                    watch.await(place, settings.heartbeat());
                }
                var found = feed.after(place, stream.caller, stream.types);
                // Nothing is said of what others' events there are, not even when.
                if (!found.events().isEmpty() || System.nanoTime() - said >= settings.heartbeat().toNanos()) {
                    say(out, found.events().isEmpty() ? beat(found) : text(found));
                    said = System.nanoTime();
                }
                place = found.end();
                more = found.more();
            }
        }
    }

    /// Tells the reader how far it has come: an old place is forgotten some day.
    private String beat(Stretch none) {
        return "id: %s\n\n".formatted(places.word(none.end()));
    }

    private String text(Stretch found) {
        var text = new StringBuilder();
        for (var event : found.events()) {
            text.append("id: %s\nevent: %s\ndata: %s\n\n".formatted(places.word(event.number()), event.view().type(),
                    json.writeValueAsString(event.view())));
        }
        return text.toString();
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// One that has not begun.
    record Stream(Caller caller, long place, Set<EventType> types, EventWatch.Seat seat) {
    }

    @Schema(name = "EventFeed")
    record FeedView(@Schema(description = "The oldest first.") List<EventView> items, @Schema(
            description = "Where to go on, which is also there when there is nothing yet; good for 30 days.") String cursor,
            @Schema(description = "Whether there is more already.") boolean more) {
    }

}
