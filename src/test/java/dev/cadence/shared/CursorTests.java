package dev.cadence.shared;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CursorTests {

    static final Cursor PLACE = new Cursor(Instant.parse("2026-03-02T12:00:00.123456Z"),
            UUID.fromString("0195e5a0-0000-7000-8000-000000000001"));

    @Test
    void aCursorComesBackAsItWent() {
        assertThat(Cursor.parse(PLACE.word())).isEqualTo(PLACE);
    }

    @Test
    void aCursorFitsIntoAnAddressAsItIs() {
        assertThat(PLACE.word()).matches("[A-Za-z0-9_-]{38}");
    }

    @Test
    void noCharacterOfACursorCanBeChanged() {
        for (var index = 0; index < PLACE.word().length(); index++) {
            for (var character : "ABZaz09-_".toCharArray()) {
                var changed = new StringBuilder(PLACE.word());
                changed.setCharAt(index, character);
                if (!changed.toString().equals(PLACE.word())) {
                    assertIsRefused(changed.toString());
                }
            }
        }
    }

    @Test
    void aCursorBeforeOurTimeIsRefused() {
        assertIsRefused(new Cursor(Instant.EPOCH.minusSeconds(1), PLACE.id()).word());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "not a cursor", "%%%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
    void whatNeverWasACursorIsRefused(String word) {
        assertIsRefused(word);
    }

    private static void assertIsRefused(String word) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Cursor.parse(word))
            .returns("invalid-cursor", Refusal::code);
    }

}
