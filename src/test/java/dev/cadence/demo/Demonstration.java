package dev.cadence.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.NewPerson;
import dev.cadence.accounts.People;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.VettingEvent;
import dev.cadence.vetting.WorkingHours;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/// The data to try Cadence with: an admin, three companies with a founder each, an engineer who has not applied yet, and twelve approved ones, three of
/// each tier. Everybody has the same password, and the API keys are made anew at every start.
record Demonstration(People people, ApplicationEventPublisher events, TransactionTemplate transaction, Clock clock) {

    static final String PASSWORD = "a long demonstration password";

    private static final List<String> ZONES = List.of("Europe/Lisbon", "America/New_York", "Asia/Kolkata");

    private static final List<List<String>> SKILLS = List.of(List.of("Java", "Spring Boot", "PostgreSQL"),
            List.of("Go", "Kubernetes", "PostgreSQL"), List.of("TypeScript", "React", "Node.js"));

    private static final WorkingHours NINE_TO_FIVE = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0));

    void prepare(Environment environment) throws IOException {
        var url = "http://localhost:" + environment.getRequiredProperty("local.server.port");
        var keys = new LinkedHashMap<String, String>();
        keys.put("CADENCE", url);
        keys.put("STRIPE", Demo.STRIPE.baseUri().toString());
        keys.put("ADMIN_KEY", key(people.addAdmin(person("admin"))));
        for (var number = 1; number <= 3; number++) {
            var founder = people.addCompany("Company " + number, person("founder-" + number));
            keys.put("FOUNDER_%d_KEY".formatted(number), key(founder));
        }
        keys.put("APPLICANT_KEY", key(people.addEngineer(person("applicant"))));
        for (var tier : Tier.values()) {
            for (var number = 1; number <= 3; number++) {
                var engineer = engineer(tier, number);
                keys.put("%s_%d".formatted(tier, number), engineer.engineer().value().toString());
                keys.put("%s_%d_KEY".formatted(tier, number), key(engineer));
            }
        }
        publish(keys);
    }

    private Caller.Engineer engineer(Tier tier, int number) {
        var word = tier.name().toLowerCase(Locale.ROOT);
        var engineer = people.addEngineer(person("%s-%d".formatted(word, number)));
        var skills = SKILLS.get(number - 1).stream().map(skill -> new Proficiency(Skill.of(skill), number)).toList();
        var introduction = new Introduction("%s engineer %d".formatted(word, number),
                String.join(", ", SKILLS.get(number - 1)),
                "Works with an agent in the editor and checks what it writes.", "", List.of(),
                ZoneId.of(ZONES.get(number - 1)), NINE_TO_FIVE, skills, null);
        transaction.executeWithoutResult(begun -> events
            .publishEvent(new VettingEvent.Approved(engineer.engineer(), tier, introduction, clock.instant())));
        return engineer;
    }

    private static NewPerson person(String word) {
        // Nobody judges engineers of their own company.
        return new NewPerson(word, word + (word.equals("admin") ? "@cadence.example" : "@example.com"), PASSWORD);
    }

    private String key(Caller caller) {
        return people.issueKey(caller.account(), "Demonstration");
    }

    /// Prints everything, and leaves it in a file that a shell can read.
    private static void publish(Map<String, String> keys) throws IOException {
        var lines = keys.entrySet()
            .stream()
            .map(entry -> "%s=%s".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining("\n"));
        var file = Path.of(System.getProperty("demo.env", "target/demo.env"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, lines + "\n");
        var banner = Arrays.asList("", lines, "", "Everybody's password: " + PASSWORD,
                "The API to browse: %s/docs".formatted(keys.get("CADENCE")),
                "The letters it has sent: %s/dev/mail".formatted(keys.get("CADENCE")),
                "All of the above is in %s.".formatted(file), "Cadence is ready.", "");
        System.out.println(String.join("\n", banner));
    }

}
