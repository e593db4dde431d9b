package dev.cadence.vetting;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SkillReaderTests {

    private static final SkillReader READER = new SkillReader(new SkillVocabulary());

    @Test
    void skillsAreFoundByWhateverNameTheyHave() {
        assertThat(skills("We run golang on k8s, with Postgres, Node.js and ASP.NET Core behind nginx."))
            .containsExactly("Go", "Kubernetes", "PostgreSQL", "Node.js", "ASP.NET Core", "Nginx");
    }

    @Test
    void theLongestNameCounts() {
        assertThat(skills("React Native, then Spring Boot 3 and Ruby on Rails")).containsExactly("React Native",
                "Spring Boot", "Ruby on Rails");
    }

    @Test
    void theEndOfASentenceIsNoPartOfAName() {
        assertThat(skills("The site is built with React. Native apps come later.")).containsExactly("React");
    }

    @Test
    void wordsAreShownAsTheyStandInTheText() {
        var text = "Fast 🚀 PostgreSQL, please";

        assertThat(READER.read(text)).singleElement().satisfies(found -> {
            assertThat(found.offset()).isEqualTo(8);
            assertThat(found.length()).isEqualTo(10);
            assertThat(text.substring(found.offset(), found.offset() + found.length())).isEqualTo("PostgreSQL");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "We have to go live in spring, and the rest can wait.", "Go to market is our next move.",
            "Users express how they react when the app gets rusty or they rust away.",
            "We go from office to office, at a swift pace, and dart around.", "Rest assured, this is less work.",
            "Make a scheme to render each segment of the vector in a flash.", "It must go back to plan C by Series D.",
            "We launch in Spring, on Windows of opportunity.", "Please join our R&D team, a vault of ideas.",
            "READY TO GO AND REACT, EVERY NEXT SPRING!", "the rails of payments, on a node of the network",
            "a go-to person for go-live", "Our next hire should move fast and unify the notion of a ledger.",
            "See https://go.example.com/rust/react or mail rust@go.example.com.",
            "Lego, cargoes and Django's rusting?" })
    void everydayWordsAreNoSkills(String text) {
        assertThat(skills(text)).isSubsetOf("Django");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Our service is written in Go.", "our api is written in go", "Go developers wanted.",
            "We need a go engineer.", "a Go service that is slow", "We use Java, go and Kafka.", "from Python to Go",
            "It is all Go and PostgreSQL.", "a team that knows Go", "go microservices on AWS", "a Go-based gateway" })
    void goIsGoWhereSomethingSaysSo(String text) {
        assertThat(skills(text)).contains("Go");
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "Rust, C and C++ on a small board", "written in C", "a C compiler", "firmware in C++ and C" })
    void singleLettersAreSkillsInGoodCompany(String text) {
        assertThat(skills(text)).contains("C");
    }

    @Test
    void wordsThatAreUsuallyCapitalisedNeedMoreThanACapital() {
        assertThat(skills("Spring developers in Spring")).containsExactly("Spring");
        assertThat(skills("a Spring application")).containsExactly("Spring");
        assertThat(skills("We begin next Spring.")).isEmpty();
    }

    @Test
    void signsTellSkillsApart() {
        assertThat(skills("C++, C#, F#, .NET and CI/CD")).containsExactly("C++", "C#", "F#", ".NET", "CI/CD");
    }

    @Test
    void aLongTextIsReadInNoTime() {
        var text = "Go and rust and C, ".repeat(263);

        assertThat(READER.read(text)).hasSize(3 * 263);
    }

    @Test
    void anyTextCanBeRead() {
        assertThat(READER.read("")).isEmpty();
        assertThat(READER.read(" \n\t. -_- ... @ # \ud800 \u202e ")).isEmpty();
        assertThat(READER.read("-".repeat(5_000))).isEmpty();
        assertThat(READER.read("C" + " ".repeat(4_998) + "C")).isEmpty();
    }

    private static List<String> skills(String text) {
        return READER.read(text).stream().map(found -> found.skill().name()).toList();
    }

}
