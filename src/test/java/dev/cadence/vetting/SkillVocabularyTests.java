package dev.cadence.vetting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SkillVocabularyTests {

    private static final SkillVocabulary VOCABULARY = new SkillVocabulary();

    @Test
    void itKnowsWhatEngineersDo() {
        assertThat(VOCABULARY.all()).hasSizeGreaterThan(1_500);
        assertThat(VOCABULARY.all().stream().mapToInt(known -> known.aliases().size()).sum()).isGreaterThan(1_800);
        assertThat(VOCABULARY.all().stream().map(KnownSkill::kind)).contains(SkillKind.values());
    }

    @Test
    void everyNameAndEveryAliasLeadsToItsSkill() {
        for (var known : VOCABULARY.all()) {
            known.spellings().forEach(spelling -> {
                assertThat(VOCABULARY.normalise(spelling)).isEqualTo(known.skill());
                assertThat(VOCABULARY.nearest(spelling.name())).contains(known.skill());
                assertThat(VOCABULARY.suggest(spelling.name())).startsWith(known);
            });
        }
    }

    @Test
    void noSlugIsOfTwoSkills() {
        var bySlug = new HashMap<String, Skill>();
        VOCABULARY.all()
            .forEach(known -> known.spellings()
                .forEach(spelling -> assertThat(bySlug.put(spelling.slug(), known.skill())).as(spelling.slug())
                    .isNull()));
    }

    @Test
    void theListIsInAlphabeticalOrder() {
        assertThat(VOCABULARY.all().stream().map(known -> known.skill().name().toLowerCase(Locale.ROOT))).isSorted()
            .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({ "golang, Go", "go, Go", "k8s, Kubernetes", "postgres, PostgreSQL", "pg, PostgreSQL",
            "psql, PostgreSQL", "js, JavaScript", "ts, TypeScript", "node, Node.js", "nodejs, Node.js",
            "NODE.JS, Node.js", "node js, Node.js", "csharp, C#", "c#, C#", "cpp, C++", "c++, C++", "fsharp, F#",
            "f#, F#", "dotnet, .NET", ".net, .NET", "react.js, React", "reactjs, React", "tf, Terraform", "py, Python",
            "ror, Ruby on Rails", "spring-boot, Spring Boot", "SpringBoot, Spring Boot", "SPRING_BOOT, Spring Boot",
            "'  spring   boot ', Spring Boot", "s3, Amazon S3", "aws-s3, Amazon S3", "kafka, Apache Kafka",
            "claude-code, Claude Code", "copilot, GitHub Copilot", "mcp, Model Context Protocol", "a11y, Accessibility",
            "Java 21, Java", "es6, JavaScript", "ci cd, CI/CD", "ＧｏＬａｎｇ, Go" })
    void otherNamesLeadToTheSkill(String written, String skill) {
        assertThat(VOCABULARY.find(written)).contains(Skill.of(skill));
        assertThat(VOCABULARY.normalise(Skill.of(written)).name()).isEqualTo(skill);
        assertThat(VOCABULARY.knows(Skill.of(written))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "C", "C++", "C#", "F#", ".NET", "Node.js", "Go", "D", "R", "V", "Objective-C", "ASP.NET",
            "ASP.NET Core", "Angular", "AngularJS", "SQL", "T-SQL", "Java", "JavaScript" })
    void namesThatAreNearlyAlikeStayDistinct(String name) {
        assertThat(VOCABULARY.normalise(Skill.of(name)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = { "Underwater basket weaving", "net", "C--", "C-", "+", "#", "-", ".", "ES", "Lambda", "Σ" })
    void whatIsUnknownStaysAsItIsWritten(String written) {
        var skill = Skill.of(written);

        assertThat(VOCABULARY.find(written)).isEmpty();
        assertThat(VOCABULARY.normalise(skill)).isSameAs(skill);
        assertThat(VOCABULARY.knows(skill)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "kuberntes, Kubernetes", "Kubernets, Kubernetes", "pyhton, Python", "javscript, JavaScript",
            "typscript, TypeScript", "posgres, PostgreSQL", "postgress, PostgreSQL", "terrafrom, Terraform",
            "elastiksearch, Elasticsearch", "rabitmq, RabbitMQ", "Djagno, Django", "spring bot, Spring Boot",
            "golnag, Go", "kotlni, Kotlin" })
    void aSlipOfTheFingersLeadsToWhatWasMeant(String written, String skill) {
        assertThat(VOCABULARY.find(written)).isEmpty();
        assertThat(VOCABULARY.nearest(written)).contains(Skill.of(skill));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "rast", "javva script programming", "qwertyuiop", "weaving",
            "a text that is far too long to be the name of any skill at all" })
    void nothingIsMadeOfWhatIsShortOrFarFromEverything(String written) {
        assertThat(VOCABULARY.nearest(written)).isEmpty();
    }

    @Test
    void nothingIsMadeOfWhatIsAsNearToTwoSkills() {
        var vocabulary = of("Backup,TOOL,\nBackut,TOOL,\n");

        assertThat(vocabulary.nearest("backux")).isEmpty();
        assertThat(vocabulary.nearest("bakcup")).isEqualTo(Optional.of(Skill.of("Backup")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';',
            value = { "Go,LANGUAGE,~C,LANGUAGE,~; Line 3; \"C\" does not come after",
                    "Go,LANGUAGE,~go,LANGUAGE,~; Line 3; \"go\" does not come after",
                    "Go,LANGUAGE,golang~Go-Lang,LANGUAGE,~; Line 3; \"Go-Lang\" is already a spelling of Go",
                    "Go,LANGUAGE,x~Rust,LANGUAGE,X~; Line 3; \"X\" is already a spelling of Go",
                    "Go,LANGUAGE,go-lang|golang~; Line 2; \"golang\" is already a spelling of Go",
                    "Go,LANGUAGE,golang|google go|b~; Line 2; aliases are not in alphabetical order",
                    "Go,LANGUAGE,a||b~; Line 2; A skill has 1 to 40 characters",
                    "Go,LANGUAGE~; Line 2; It has 2 of 3 columns", "Go,LANGUAGE,,~; Line 2; It has 4 of 3 columns",
                    "Go,SPORT,~; Line 2; SPORT", "Go ,LANGUAGE,~; Line 2; \"Go \" is not written as it is shown",
                    "\"Go,Rust\",LANGUAGE,~; Line 2; no comma", ",LANGUAGE,~; Line 2; A skill has 1 to 40 characters",
                    "Go,LANGUAGE,12345678901234567890123456789012345678901~; Line 2; A skill has 1 to 40 characters",
                    "Go,LANGUAGE,~~Rust,LANGUAGE,~; Line 3; It has 1 of 3 columns" })
    void aWrongLineIsNamed(String lines, String place, String fault) {
        assertThatIllegalStateException().isThrownBy(() -> of(lines.replace("~", "\n")))
            .withMessageStartingWith(place)
            .withMessageContaining(fault);
    }

    @Test
    void otherColumnsAreRefused() {
        assertThatIllegalStateException()
            .isThrownBy(() -> new SkillVocabulary(new ByteArrayResource("kind,name,aliases\n".getBytes(UTF_8))))
            .withMessageStartingWith("Line 1");
    }

    private static SkillVocabulary of(String lines) {
        return new SkillVocabulary(new ByteArrayResource(("name,kind,aliases\n" + lines).getBytes(UTF_8)));
    }

}
