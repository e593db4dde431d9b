package dev.cadence;

import java.sql.SQLException;
import java.util.stream.Collectors;

import dev.cadence.RequiredSettings.WrongSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.ObjectError;

/// Puts a failed start in words for whoever has to put it right. Settings are never repeated, because some of them are
/// secret; the framework's own words would repeat the one that is wrong.
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var analysis = switch (cause) {
                case WrongSettings wrong -> settings(wrong.getMessage(), failure);
                case BindValidationException invalid -> settings(reasons(invalid), failure);
                case SQLException sql when isAboutTheConnection(sql) -> database(sql, failure);
                default -> null;
            };
            if (analysis != null) {
                return analysis;
            }
        }
        return null;
    }

    private static FailureAnalysis settings(@Nullable String faults, Throwable failure) {
        return new FailureAnalysis(String.valueOf(faults),
                "Set what is named above in the environment and start again.", failure);
    }

    private static String reasons(BindValidationException invalid) {
        return invalid.getValidationErrors()
            .getAllErrors()
            .stream()
            .map(ObjectError::getDefaultMessage)
            .map(String::valueOf)
            .collect(Collectors.joining("%n".formatted()));
    }

    /// PostgreSQL's classes 08, connection, 28, authorization, and 3D, no such database.
    private static boolean isAboutTheConnection(SQLException sql) {
        var state = String.valueOf(sql.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D");
    }

    private static FailureAnalysis database(SQLException sql, Throwable failure) {
        return new FailureAnalysis("The database cannot be used: " + sql.getMessage(),
                "Check DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD, and that PostgreSQL is running.", failure);
    }

}
