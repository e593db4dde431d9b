package dev.cadence.demo;

import dev.cadence.testing.Mailbox;
import org.junit.jupiter.api.Test;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;

class LettersTests {

    private final Mailbox mailbox = Mailbox.running();

    private final MockMvcTester api = MockMvcTester
        .create(MockMvcBuilders.routerFunctions(new DemoParts().letters(mailbox)).build());

    @Test
    void theDemonstrationShowsItsLettersTheNewestFirst() {
        send("reader@example.com", "First", "Nothing.");
        send("another@example.com", "Second", "Nothing.");
        send("reader@example.com", "Third", "Two\nlines.");

        assertThat(api.get().uri("/dev/mail")).bodyJson()
            .extractingPath("$[?(@.subject == 'First' || @.subject == 'Second' || @.subject == 'Third')].subject")
            .asArray()
            .containsExactly("Third", "Second", "First");
        assertThat(api.get().uri("/dev/mail?to=reader@example.com")).bodyJson().satisfies(letters -> {
            assertThat(letters).extractingPath("$[*].subject").asArray().containsExactly("Third", "First");
            assertThat(letters).extractingPath("$[0].text").isEqualTo("Two\nlines.");
            assertThat(letters).extractingPath("$[0].to").isEqualTo("reader@example.com");
            assertThat(letters).hasPath("$[0].sentAt");
        });
    }

    private void send(String to, String subject, String text) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(mailbox.settings().get("spring.mail.host"));
        sender.setPort(Integer.parseInt(String.valueOf(mailbox.settings().get("spring.mail.port"))));
        var letter = new SimpleMailMessage();
        letter.setTo(to);
        letter.setFrom("cadence@example.com");
        letter.setSubject(subject);
        letter.setText(text);
        sender.send(letter);
    }

}
