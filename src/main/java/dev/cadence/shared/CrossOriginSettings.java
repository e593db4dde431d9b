package dev.cadence.shared;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.validation.constraints.AssertTrue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Whose pages may call the API from a browser.
///
/// @param origins exactly as browsers send them, such as `https://app.example.com`; none if empty;
/// `CADENCE_CORS_ORIGINS`
@Validated
@ConfigurationProperties("cadence.cors")
record CrossOriginSettings(@DefaultValue List<String> origins) {

    private static final Predicate<String> EXACT = Pattern
        .compile("(https://[a-z0-9.-]+|http://(localhost|127\\.0\\.0\\.1))(:[1-9][0-9]{0,4})?")
        .asMatchPredicate();

    @AssertTrue(message = "CADENCE_CORS_ORIGINS has something other than https://host or http://localhost, "
            + "each with or without a port, in small letters and without a path")
    boolean isEveryOriginExact() {
        return origins.stream().allMatch(EXACT);
    }

}
