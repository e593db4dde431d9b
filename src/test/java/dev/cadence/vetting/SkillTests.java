package dev.cadence.vetting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SkillTests {

    @ParameterizedTest
    @CsvSource({ "Go, go", "PostgreSQL, postgresql", "Spring Boot, spring-boot", "C++, c++", ".NET, .net", "Σ, σ" })
    void aSlugIsTheNameWithoutCaseAndSpaces(String name, String slug) {
        assertThat(Skill.of(name).slug()).isEqualTo(slug);
    }

    @Test
    void whateverSpaceIsWrittenIsOneSpace() {
        assertThat(Skill.of("Spring\u2028\u1680Boot").slug()).isEqualTo("spring-boot");
    }

    @Test
    void whiteSpaceAroundNamesIsDroppedAndWhiteSpaceInsideIsOneSpace() {
        assertThat(Skill.of("  golang ").name()).isEqualTo("golang");
        assertThat(Skill.of("Spring \t\u00a0 Boot")).isEqualTo(Skill.of("Spring Boot"));
    }

    @Test
    void theSameLettersInOtherBytesAreTheSameSkill() {
        assertThat(Skill.of("Cafe\u0301")).isEqualTo(Skill.of("Café"));
        assertThat(Skill.of("Ｇｏ")).isEqualTo(Skill.of("Go"));
    }

    @Test
    void aliasesAreNotGuessed() {
        assertThat(Skill.of("golang").slug()).isNotEqualTo(Skill.of("Go").slug());
    }

    @Test
    void aNameMayHaveFortyCharacters() {
        assertThat(Skill.of("x".repeat(Skill.LONGEST)).name()).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "   ", "Go,Rust", "Go\u0000", "\ud800", "12345678901234567890123456789012345678901" })
    void whatIsNoNameIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Skill.of(name));
    }

}
