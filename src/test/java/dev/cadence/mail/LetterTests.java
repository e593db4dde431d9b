package dev.cadence.mail;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class LetterTests {

    @ParameterizedTest
    @ValueSource(strings = { "ada@example.com", "ada+cadence@mail.example.com", "o'hara@example.com", "a@b",
            "\"ada,king\"@example.com", "ada@[127.0.0.1]" })
    void aLetterGoesToOneAddress(String to) {
        assertThatNoException().isThrownBy(() -> new Letter(to, "Welcome", "Hello."));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ada", "@example.com", "ada@", "ada@example.com,eve@example.com",
            "ada@example.com\r\nBcc: eve@example.com", "ada@example.com\nDATA", "Ada <ada@example.com>",
            "<ada@example.com>", "ada@example.com(eve)", "friends:ada@example.com;", "ada@exämple.com",
            "a b@example.com", "ada@example.com> NOTIFY=NEVER", "ada@example.com\u0000" })
    void aLetterGoesNowhereElse(String to) {
        assertRefused(() -> new Letter(to, "Welcome", "Hello."), "A letter goes to one address, and nothing else");
    }

    @Test
    void anAddressIsOfAtMost254Characters() {
        var domain = "@" + ("d".repeat(60) + ".").repeat(4) + "com";

        assertThatNoException().isThrownBy(() -> new Letter("a".repeat(254 - domain.length()) + domain, "x", "x"));
        assertRefused(() -> new Letter("a".repeat(255 - domain.length()) + domain, "x", "x"),
                "A letter goes to one address, and nothing else");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "Hello\r\nBcc: eve@example.com", "Hello\nX: y", "Hello\rX: y", "Hello\u0085X: y",
            "Hello\u2028X: y", "a\u0000b", "a\tb", "half \ud83d" })
    void aSubjectIsOneLine(String subject) {
        assertRefused(() -> new Letter("ada@example.com", subject, "Hello."),
                "The subject of a letter is one line that can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " \n", "a\u0000b", "a\u0007b", "half \ud83d" })
    void aTextIsLines(String text) {
        assertRefused(() -> new Letter("ada@example.com", "Welcome", text),
                "The text of a letter is lines that can be read");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\r\n", "BEGIN:VCALENDAR\u0000", "half \ud83d" })
    void anInvitationIsLines(String text) {
        assertRefused(() -> new Letter.Invitation(Letter.Invitation.Method.REQUEST, text),
                "An invitation is lines that can be read");
    }

    @Test
    void anInvitationDoesNotPrintWhatItSays() {
        assertThat(new Letter.Invitation(Letter.Invitation.Method.CANCEL, "secret").toString())
            .isEqualTo("Invitation[CANCEL]");
    }

    @Test
    void aLetterDoesNotPrintWhatItSaysNorToWhom() {
        assertThat(new Letter("ada@example.com", "Your code", "secret").toString())
            .isEqualTo("Letter[to=…@example.com]");
    }

    @Test
    void whatIsEssentialIsNeverSentAsWhatMayBeTurnedOff() {
        assertRefused(
                () -> new Letter("ada@example.com", "x", "x").unlessTurnedOff(LetterKind.ESSENTIAL, UUID.randomUUID()),
                "What cannot be turned off needs no subscription");
    }

    private static void assertRefused(Runnable writing, String rule) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(writing::run).withMessage(rule);
    }

}
