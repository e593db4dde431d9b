package dev.cadence;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.util.StringUtils;

/// Says in plain lines why the start failed when the log is in JSON: whoever starts Cadence by hand reads it there.
class StartReport implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        if (StringUtils.hasText(
                System.getProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName()))) {
            System.err.printf("%nCadence cannot start.%n%n%s%n%n%s%n%n", analysis.getDescription(),
                    analysis.getAction());
        }
    }

}
