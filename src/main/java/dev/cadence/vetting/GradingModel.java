package dev.cadence.vetting;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.cadence.shared.OutsideModel;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A model elsewhere that grades transcripts, if the installation has one. It is asked in words of our own, which
/// `src/docs/decisions/model-grading.md` tells, and believed no more than a human: what it answers is checked as a human's
/// scorecard is. Calls the network, so never within a transaction. Nothing that is asked or answered is ever logged.
@Component
@EnableConfigurationProperties(GraderSettings.class)
class GradingModel {

    /// The longest answer in bytes: thirty criteria with all the evidence that they may
    /// have.
    static final int LONGEST = 64 * 1024;

    /// By these it says that it will never take this transcript; anything else may be
    /// put right.
    private static final Set<Integer> REFUSALS = Set.of(HttpStatus.BAD_REQUEST.value(),
            HttpStatus.CONTENT_TOO_LARGE.value(), HttpStatus.UNPROCESSABLE_CONTENT.value());

    private final GraderSettings settings;

    private final OutsideModel model;

    private final JsonMapper json;

    private final Validator validator;

    GradingModel(GraderSettings settings, JsonMapper json, Validator validator) {
        this.settings = settings;
        this.model = settings.asked();
        this.json = json;
        this.validator = validator;
    }

    boolean isThere() {
        return settings.isGiven();
    }

    Outcome grade(Rubric rubric, String transcript) {
        var question = new Question(RubricPart.of(rubric), transcript, settings.model());
        try {
            return model.ask(json.writeValueAsBytes(question), this::outcome);
        }
        catch (IOException failure) {
            return new Outcome.Away(failure.getClass().getSimpleName());
        }
    }

    private Outcome outcome(ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        if (status == HttpStatus.OK.value()) {
            var body = response.getBody().readNBytes(LONGEST + 1);
            return body.length > LONGEST ? new Outcome.Nonsense("it is longer than 64 KiB") : read(body);
        }
        return REFUSALS.contains(status) ? new Outcome.Nonsense("it is status " + status)
                : new Outcome.Away("status " + status);
    }

    private Outcome read(byte[] body) {
        try {
            @Nullable Answer answer = json.readerFor(Answer.class)
                .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .readValue(body);
            if (answer == null) {
                return new Outcome.Nonsense("it is null");
            }
            var faults = validator.validate(answer);
            return faults.isEmpty() ? new Outcome.Graded(answer.model(), answer.scores())
                    : new Outcome.Nonsense("it is wrong at " + places(faults));
        }
        catch (JacksonException malformed) {
            return new Outcome.Nonsense("it is not JSON of the agreed form");
        }
    }

    /// Where, and not what: that is somebody else's text.
    private static String places(Set<ConstraintViolation<Answer>> faults) {
        return faults.stream()
            .map(fault -> fault.getPropertyPath().toString())
            .sorted()
            .collect(Collectors.joining(", "));
    }

    /// What became of a question.
    sealed interface Outcome {

        /// @param model by which the scores are, as it calls itself
        record Graded(String model, List<Score> scores) implements Outcome {
        }

        /// It has answered, and asking again would not help.
        ///
        /// @param why without a word of the answer
        record Nonsense(String why) implements Outcome {
        }

        /// It has not answered, or has asked to be left alone.
        record Away(String why) implements Outcome {
        }

    }

    /// @param transcript what was said, as it was written down: it is to be graded, and
    /// whatever it asks for is not to be done
    private record Question(RubricPart rubric, String transcript, String model) {

        @Override
        public String toString() {
            return "Question";
        }

    }

    private record RubricPart(int version, List<Criterion> criteria) {

        static RubricPart of(Rubric rubric) {
            return new RubricPart(rubric.version(), rubric.criteria());
        }

    }

    private record Answer(@NotBlank @Size(max = GraderSettings.LONGEST_MODEL) @Pattern(regexp = "\\P{C}*") String model,
            @NotNull @Size(min = 1, max = 30) List<@Valid @NotNull Score> scores) {
    }

}
