package dev.cadence.operations;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationFilter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.slf4j.MDC;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static dev.cadence.shared.WorkingOn.BOOKING;

/// What traces tell: of requests and of calls to Stripe, with the ids by which the log is searched.
@Configuration(proxyBeanMethods = false)
class Tracing {

    @Bean
    @ConditionalOnProperty("management.opentelemetry.tracing.export.otlp.endpoint")
    SpanExporters discreetExporters(ObjectProvider<SpanExporter> exporters) {
        return SpanExporters.of(exporters.orderedStream().<SpanExporter>map(DiscreetSpans::new).toList());
    }

    @Bean
    ObservationFilter idsOfTheLog() {
        return observed -> {
            tell(observed, RequestIds.KEY);
            tell(observed, BOOKING);
            return observed;
        };
    }

    /// There are too many ids to count anything by them: metrics leave them out.
    private static void tell(Observation.Context observed, String id) {
        var known = MDC.get(id);
        if (known != null) {
            observed.addHighCardinalityKeyValue(KeyValue.of(id, known));
        }
    }

}
