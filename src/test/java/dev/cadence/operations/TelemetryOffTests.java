package dev.cadence.operations;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/// Nobody has said where traces and metrics are to be sent.
@CadenceTest
record TelemetryOffTests(ApplicationContext application, Api api) {

    @Test
    void thereIsNothingThatCouldSendThem() {
        assertThat(application.getBeanNamesForType(SpanExporter.class)).isEmpty();
        assertThat(application.getBeanNamesForType(SpanProcessor.class)).isEmpty();
        assertThat(application.getBeanNamesForType(Tracer.class)).isEmpty();
        assertThat(application.getBeanNamesForType(OtlpMeterRegistry.class)).isEmpty();
    }

    @Test
    void noThreadWaitsToSendThem() {
        api.get("/v1/engineers");

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
            .noneMatch(name -> name.matches("(?i).*(otlp|BatchSpanProcessor|opentelemetry).*"));
    }

}
