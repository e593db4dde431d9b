package dev.cadence.advisor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.cadence.shared.OutsideModel;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A model elsewhere that finds better words for what we advise, if the installation has one. It is told our verdict and our
/// reasons and never the paragraph, so nobody's paragraph can talk to it; nothing of its answer counts but the words of the
/// summary; and when there is no such answer, our own words stay. Calls the network, so never within a transaction. Nothing
/// that is asked or answered is ever logged.
@Component
@EnableConfigurationProperties(SummarySettings.class)
class SummaryModel {

    /// The longest answer in bytes: 600 characters, however they are written.
    static final int LONGEST = 8 * 1024;

    /// What a summary is: a few sentences in one line, that do not turn what stands
    /// around them.
    private static final Pattern SUMMARY = Pattern.compile("[^\\p{C}\\p{Zl}\\p{Zp}]{1,600}");

    private final SummarySettings settings;

    private final OutsideModel model;

    private final JsonMapper json;

    SummaryModel(SummarySettings settings, JsonMapper json) {
        this.settings = settings;
        this.model = settings.asked();
        this.json = json;
    }

    /// The same advice, perhaps in better words.
    Advice word(Advice advice) {
        return settings.isGiven() ? summary(advice).map(words -> in(words, advice)).orElse(advice) : advice;
    }

    private static Advice in(String words, Advice advice) {
        return new Advice(advice.knowledge(), advice.language(), advice.verdict(), advice.confidence(), words,
                advice.scores(), advice.stack(), advice.sourcing(), advice.signals(), advice.questions(),
                advice.assumptions());
    }

    private Optional<String> summary(Advice advice) {
        try {
            return model.ask(json.writeValueAsBytes(Question.about(advice, settings.model())),
                    response -> response.getStatusCode().value() == HttpStatus.OK.value()
                            ? read(response.getBody().readNBytes(LONGEST + 1)) : Optional.empty());
        }
        catch (IOException | JacksonException failure) {
            return Optional.empty();
        }
    }

    private Optional<String> read(byte[] body) {
        if (body.length > LONGEST) {
            return Optional.empty();
        }
        @Nullable Answer answer = json.readValue(body, Answer.class);
        return Optional.ofNullable(answer)
            .map(Answer::summary)
            .map(String::strip)
            .filter(words -> SUMMARY.matcher(words).matches());
    }

    /// What we would say, and why: all of it in words of ours.
    private record Question(String model, String summary, Verdict verdict, List<Advice.Line> reasons, Stack stack,
            String stackWhy, @Nullable Tier tier, Advice.@Nullable Weeks weeks) {

        static Question about(Advice advice, String model) {
            var booking = advice.verdict() == Verdict.BOOK ? advice.sourcing().book() : null;
            var reasons = advice.scores()
                .stream()
                .filter(score -> score.verdict() == advice.verdict())
                .flatMap(score -> score.lines().stream())
                .toList();
            return new Question(model, advice.summary(), advice.verdict(), reasons, advice.stack().choice(),
                    advice.stack().why(), booking == null ? null : booking.tier(),
                    booking == null ? null : booking.weeks());
        }

    }

    private record Answer(@Nullable String summary) {
    }

}
