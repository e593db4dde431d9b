package dev.cadence.vetting;

import java.time.Duration;
import java.util.stream.Stream;

import dev.cadence.shared.OutsideModel;
import jakarta.validation.constraints.AssertTrue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;
import org.springframework.validation.annotation.Validated;

/// Which model grades transcripts of interviews: `CADENCE_GRADER_URL`, `CADENCE_GRADER_KEY` and `CADENCE_GRADER_MODEL`.
/// Without them, none does.
///
/// @param url where it is asked
/// @param key what we prove ourselves to it with
/// @param model which one is to grade, in its own words
/// @param connectTimeout how long it has for accepting a connection
/// @param readTimeout how long it has for the whole of its answer
@Validated
@ConfigurationProperties("cadence.vetting.grader")
record GraderSettings(@DefaultValue("") String url, @DefaultValue("") String key, @DefaultValue("") String model,
        @DefaultValue("10s") Duration connectTimeout, @DefaultValue("120s") Duration readTimeout) {

    /// The longest name of a model, as the database keeps it.
    static final int LONGEST_MODEL = 100;

    private static final String WHOLE = " is missing: a grader has all of CADENCE_GRADER_URL, CADENCE_GRADER_KEY and"
            + " CADENCE_GRADER_MODEL, or none";

    boolean isGiven() {
        return Stream.of(url, key, model).anyMatch(StringUtils::hasText);
    }

    @AssertTrue(message = "CADENCE_GRADER_URL" + WHOLE)
    boolean isUrlThere() {
        return !isGiven() || StringUtils.hasText(url);
    }

    @AssertTrue(message = "CADENCE_GRADER_KEY" + WHOLE)
    boolean isKeyThere() {
        return !isGiven() || StringUtils.hasText(key);
    }

    @AssertTrue(message = "CADENCE_GRADER_MODEL" + WHOLE)
    boolean isModelThere() {
        return !isGiven() || StringUtils.hasText(model);
    }

    @AssertTrue(message = "CADENCE_GRADER_URL must be an https address without user and fragment")
    boolean isUrlConfidential() {
        return !StringUtils.hasText(url) || OutsideModel.isConfidential(url);
    }

    /// Anything else could not be sent, and would be repeated by whoever says so.
    @AssertTrue(message = "CADENCE_GRADER_KEY must be made of visible ASCII characters")
    boolean isKeyPlain() {
        return key.isBlank() || key.matches("[!-~]+");
    }

    @AssertTrue(message = "CADENCE_GRADER_MODEL must be a name of at most 100 characters")
    boolean isModelAName() {
        return model.matches("\\P{C}{0,%d}".formatted(LONGEST_MODEL));
    }

    OutsideModel asked() {
        return new OutsideModel(url, key, connectTimeout, readTimeout);
    }

    /// Tells nothing of the key.
    @Override
    public String toString() {
        return "GraderSettings[url=%s, model=%s]".formatted(url, model);
    }

}
