package dev.cadence.vetting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import org.jspecify.annotations.Nullable;

/// Applications at any point of their life, reached by what happens to them.
final class VettingFixtures {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    /// When the interview ends.
    static final Instant HEARD = NOON.plus(Duration.ofDays(3));

    static final VettingPolicy POLICY = new VettingPolicy(1, Instant.EPOCH, 50, 90, Duration.ofDays(7),
            Duration.ofDays(90), Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(24), Duration.ofMinutes(15));

    /// Two criteria, of which the first weighs three times as much.
    static final Rubric RUBRIC = new Rubric(1, Instant.EPOCH, List.of(new Criterion("depth", "Depth", "How deep?", 75),
            new Criterion("speech", "Speech", "How clear?", 25)));

    private VettingFixtures() {
    }

    static ApplicationForm aForm(Tier asked) {
        return new ApplicationForm("Ada", "Builds engines", "Wrote the first program.", "London",
                List.of(URI.create("https://ada.example/work")), ZoneId.of("Europe/London"),
                new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)), List.of(new Proficiency(Skill.of("Go"), 5)),
                12, asked, "Every day, with tests first.", null);
    }

    static Application aDraft() {
        return new Application(EngineerId.next(), ApplicationForm.EMPTY, NOON);
    }

    static Application aSubmission(Tier asked) {
        return aDraft().write(aForm(asked)).submit(POLICY, NOON);
    }

    static Application anInterviewed(Tier asked) {
        return aSubmission(asked).interviewed(HEARD, POLICY);
    }

    static Scorecard card(Grader grader, int depth, int speech) {
        return Scorecard.of(new InterviewId(new UUID(0, 1)), new ApplicationId(new UUID(0, 2)), RUBRIC, grader,
                List.of(new Score("depth", depth, "They said so."), new Score("speech", speech, "Heard.")), HEARD);
    }

    static Grader.Human aHuman() {
        return new Grader.Human(AccountId.next());
    }

    /// By one human, who gives each criterion the same.
    static Grades grades(int points) {
        return gradesOf(card(aHuman(), points, points));
    }

    static Grades gradesOf(Scorecard... cards) {
        return new Grades(RUBRIC, List.of(cards));
    }

    static Decision aRejection(Application application, Instant now, AccountId by) {
        return Decision.reject(application, grades(40), "Not yet.",
                List.of(new Decision.Reason("depth", "Knew no index.")), POLICY, by, now);
    }

    static List<Proficiency> skills(int count) {
        return IntStream.range(0, count).mapToObj(each -> new Proficiency(Skill.of("Skill " + each), 1)).toList();
    }

    static ApplicationForm saying(@Nullable String name) {
        return new ApplicationForm(name, null, null, null, null, null, null, null, null, null, null, null);
    }

}
