package dev.cadence.mail;

import java.util.UUID;

import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record MailerTests(Mailer mailer, Mailbox mailbox, TransactionOperations transaction) {

    private static final String CODE = "cadence_invitation_" + "aB3-_".repeat(8) + "xyz";

    @Test
    void aLetterArrivesAsItWasWritten() {
        mailer.send(new Letter("ada@example.com", "Grüße, 日本語 und 🎉", "Schön.\r\n\r\n.\nEnd\twith — no break"));

        var letter = mailbox.lastTo("ada@example.com");
        assertThat(letter.subject()).isEqualTo("Grüße, 日本語 und 🎉");
        assertThat(letter.text()).isEqualTo("Schön.\n\n.\nEnd\twith — no break");
        assertThat(letter.header("Subject")).isASCII();
        assertThat(letter.header("Content-Type")).startsWith("multipart/alternative; ");
        assertThat(letter.types()).containsExactly("text/plain; charset=UTF-8", "text/html; charset=UTF-8");
        assertThat(letter.html()).contains("Grüße, 日本語 und 🎉", "with — no break");
    }

    @Test
    void aLetterThatMayBeTurnedOffTellsMailProgramsHow() {
        var kind = LetterKind.RECEIPT;

        mailer.send(new Letter("ada@example.com", "A receipt", "Hello.").unlessTurnedOff(kind, UUID.randomUUID()));

        var letter = mailbox.lastTo("ada@example.com");
        assertThat(letter.header("List-Unsubscribe")).matches(
                "<https://cadence\\.example\\.com/v1/mail-preferences/unsubscription\\?token=[A-Za-z0-9_-]{80,400}>");
        assertThat(letter.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        var address = letter.header("List-Unsubscribe").replaceAll("[<>]", "");
        assertThat(letter.text()).contains(kind.reason(), address);
        assertThat(letter.html()).contains(kind.reason(), "href=\"" + address + "\"");
    }

    @Test
    void aLetterThatNobodyMayTurnOffTellsNone() {
        mailer.send(new Letter("ada@example.com", "Your code", "Hello."));

        var letter = mailbox.lastTo("ada@example.com");
        assertThat(letter.has("List-Unsubscribe")).isFalse();
        assertThat(letter.has("List-Unsubscribe-Post")).isFalse();
        assertThat(letter.text()).isEqualTo("Hello.");
        assertThat(letter.html()).doesNotContain("unsubscription");
    }

    @Test
    void aLongSubjectStaysOne() {
        var subject = "Ein langer Betreff mit Umlauten: äöü. ".repeat(20).strip();

        mailer.send(new Letter("ada@example.com", subject, "x"));

        assertThat(mailbox.lastTo("ada@example.com").subject()).isEqualTo(subject);
    }

    @Test
    void aLetterSaysWhereAndWhenAMachineWroteIt() {
        mailer.send(new Letter("ada@example.com", "Welcome", "Hello."));

        var letter = mailbox.lastTo("ada@example.com");
        assertThat(letter.header("From")).isEqualTo("Cadence <cadence@example.com>");
        assertThat(letter.header("To")).isEqualTo("ada@example.com");
        assertThat(letter.header("Date")).isEqualTo("Mon, 2 Mar 2026 12:00:00 +0000");
        assertThat(letter.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.header("Message-ID")).matches("<[0-9a-f-]{36}@example\\.com>");
        assertThat(letter.header("MIME-Version")).isEqualTo("1.0");
    }

    @Test
    void noTwoLettersHaveTheSameId() {
        mailer.send(new Letter("ada@example.com", "Welcome", "Hello."));
        mailer.send(new Letter("ada@example.com", "Welcome", "Hello."));

        assertThat(mailbox.lettersTo("ada@example.com")).hasSize(2)
            .extracting(letter -> letter.header("Message-ID"))
            .doesNotHaveDuplicates();
    }

    @Test
    void theLastLetterAndItsCodeAreFound() {
        mailer.send(new Letter("ada@example.com", "First", "Nothing."));
        mailer.send(new Letter("ada@example.com", "Second", "Come in: https://example.com/#%s\n".formatted(CODE)));
        mailer.send(new Letter("eve@example.com", "Third", "Nothing."));

        assertThat(mailbox.lastTo("ada@example.com").subject()).isEqualTo("Second");
        assertThat(mailbox.lastTo("ada@example.com").code()).isEqualTo(CODE);
    }

    @Test
    void noLetterIsSentInATransaction() {
        var letter = new Letter("ada@example.com", "Welcome", "Hello.");

        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> transaction.executeWithoutResult(status -> mailer.send(letter)))
            .withMessage("Letters are not sent in a transaction");
        assertThat(mailbox.letters()).isEmpty();
    }

    @Test
    void theLogNamesTheLetterAndNothingInIt(CapturedOutput output) {
        mailer.send(new Letter("ada@example.com", "A subject to keep", CODE));

        var id = mailbox.lastTo("ada@example.com").header("Message-ID").substring(1, 37);
        assertThat(output).contains("The mail server took letter " + id)
            .doesNotContain("ada@example.com", "A subject to keep", CODE);
    }

}
