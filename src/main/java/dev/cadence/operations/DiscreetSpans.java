package dev.cadence.operations;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.cadence.shared.WorkingOn;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.jspecify.annotations.Nullable;

/// Sends on what is known to tell of nobody and to hold no secret, and nothing else: no address as it was called, which may
/// have a token in it, and no words of a failure. Whoever asks how we are is not worth a trace.
final class DiscreetSpans implements SpanExporter {

    private static final Set<String> TOLD = Set.of(
            // Of requests: the address is the operation's, with names in place of ids.
            "method", "uri", "status", "outcome", "exception",
            // Of calls to Stripe and others.
            "endpoint", "answer", "client.name", "error",
            // Ours.
            RequestIds.KEY, WorkingOn.BOOKING);

    private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("uri");

    private static final String WATCHING = "/actuator";

    private final SpanExporter exporter;

    DiscreetSpans(SpanExporter exporter) {
        this.exporter = exporter;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        return exporter.export(spans.stream()
            .filter(span -> !isWatching(span.getAttributes().get(ADDRESS)))
            .<SpanData>map(Discreet::new)
            .toList());
    }

    private static boolean isWatching(@Nullable String address) {
        return address != null && address.startsWith(WATCHING);
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static final class Discreet extends DelegatingSpanData {

        private final Attributes told;

        private Discreet(SpanData span) {
            super(span);
            this.told = span.getAttributes().toBuilder().removeIf(key -> !TOLD.contains(key.getKey())).build();
        }

        @Override
        public Attributes getAttributes() {
            return told;
        }

        @Override
        public int getTotalAttributeCount() {
            return told.size();
        }

        @Override
        public List<EventData> getEvents() {
            return List.of();
        }

        @Override
        public int getTotalRecordedEvents() {
            return 0;
        }

        @Override
        public StatusData getStatus() {
            return StatusData.create(super.getStatus().getStatusCode(), "");
        }

    }

}
