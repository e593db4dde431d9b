package dev.cadence;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/// Leaves out all of OpenTelemetry where nobody said where to send traces, or metrics: then there are no spans, no threads
/// that send them, and no guess at a collector on this machine. By the standard variable `OTEL_EXPORTER_OTLP_ENDPOINT`
/// both are asked for.
class TelemetryOnDemand implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String TRACES = "management.opentelemetry.tracing.export.otlp.endpoint";

    private static final String METRICS = "management.otlp.metrics.export.url";

    /// Packages of the framework, and the setting without which they are of no use.
    private static final Map<String, String> NEEDS = Map.of("org.springframework.boot.opentelemetry.", TRACES,
            "org.springframework.boot.micrometer.tracing.", TRACES,
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.otlp.", METRICS);

    private @Nullable Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public boolean[] match(@Nullable String[] configurations, AutoConfigurationMetadata metadata) {
        var matches = new boolean[configurations.length];
        for (var at = 0; at < configurations.length; at++) {
            matches[at] = configurations[at] == null || isOfUse(configurations[at]);
        }
        return matches;
    }

    private boolean isOfUse(String configuration) {
        return NEEDS.entrySet()
            .stream()
            .filter(need -> configuration.startsWith(need.getKey()))
            .allMatch(need -> isSet(need.getValue()));
    }

    private boolean isSet(String setting) {
        return environment != null && StringUtils.hasText(environment.getProperty(setting));
    }

}
