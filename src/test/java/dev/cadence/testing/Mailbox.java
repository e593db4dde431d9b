package dev.cadence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Everybody's mailbox, behind one real SMTP server for the whole JVM, which starts when first asked for. It takes every
/// letter, and has no TLS. A letter that an event causes is there after `time.settle()`.
public final class Mailbox {

    private static final String SECRET = "cadence_[a-z_]+_[A-Za-z0-9_-]{43}";

    private static final String EVERYBODY = "everybody@example.com";

    private static @Nullable Mailbox running;

    private final Deque<Received> letters = new ConcurrentLinkedDeque<>();

    private final GreenMail server = new GreenMail(
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    /// Open unless somebody holds the server.
    private volatile CountDownLatch held = new CountDownLatch(0);

    private Mailbox() {
    }

    public static synchronized Mailbox running() {
        if (running == null) {
            running = new Mailbox();
            running.server.setUser(EVERYBODY, "");
            running.server.getUserManager().setMessageDeliveryHandler(running::keep);
            running.server.start();
        }
        return running;
    }

    /// What an application needs to be told to send its letters here. It greets with
    /// HELO, because this server's answer to
    /// EHLO goes out in pieces, and the second waits 40 milliseconds for the first to be
    /// acknowledged.
    public Map<String, String> settings() {
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "" + server.getSmtp().getPort(),
                "spring.mail.properties.mail.smtp.ehlo", "false", "cadence.mail.from", "Cadence <cadence@example.com>",
                "cadence.mail.starttls", "false");
    }

    /// @return whose letter the server then takes it for: everybody's
    private GreenMailUser keep(MovingMessage letter, MailAddress recipient) {
        try {
            held.await();
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        letters.addFirst(new Received(recipient.getEmail(), letter.getMessage()));
        return server.getUserManager().getUser(EVERYBODY);
    }

    /// All letters, the newest first.
    public List<Received> letters() {
        return List.copyOf(letters);
    }

    /// The newest first.
    public List<Received> lettersTo(String address) {
        return letters.stream().filter(letter -> letter.to().equalsIgnoreCase(address)).toList();
    }

    public Received lastTo(String address) {
        var all = lettersTo(address);
        assertThat(all).as("letters to %s", address).isNotEmpty();
        return all.getFirst();
    }

    /// The newest of those with this subject: letters that are sent at the same instant
    /// arrive in any order.
    public Received lastTo(String address, String subject) {
        var all = lettersTo(address).stream().filter(letter -> letter.subject().equals(subject)).toList();
        assertThat(all).as("letters to %s about %s among %s", address, subject, subjectsTo(address)).isNotEmpty();
        return all.getFirst();
    }

    /// What somebody was written about, the newest first.
    public List<String> subjectsTo(String address) {
        return lettersTo(address).stream().map(Received::subject).toList();
    }

    /// Has the server take letters without saying so, for as long as the returned is not
    /// closed: whoever waits for it
    /// waits.
    public Held hold() {
        var latch = new CountDownLatch(1);
        held = latch;
        return latch::countDown;
    }

    void empty() {
        held.countDown();
        letters.clear();
    }

    /// A letter as it arrived.
    ///
    /// @param to whom the envelope names
    public record Received(String to, MimeMessage message) {

        public String subject() {
            return read(message::getSubject);
        }

        public Instant sentAt() {
            return read(message::getSentDate).toInstant();
        }

        /// With lines that end with a mere line feed.
        public String text() {
            return content("text/plain");
        }

        /// The same for those who read letters as pages.
        public String html() {
            return content("text/html");
        }

        private String content(String type) {
            return read(
                    () -> message.getContent() instanceof Multipart ? part(type).getContent() : message.getContent())
                .toString()
                .replace("\r\n", "\n");
        }

        /// In which forms it is there, the one that is preferred last.
        public List<String> types() {
            return read(() -> {
                var parts = (Multipart) message.getContent();
                var types = new ArrayList<String>();
                for (var number = 0; number < parts.getCount(); number++) {
                    types.add(parts.getBodyPart(number).getContentType().replaceAll("\\s+", " "));
                }
                return types;
            });
        }

        /// What it carries for calendars.
        public String calendar() {
            return new String(read(() -> part("text/calendar").getInputStream().readAllBytes()),
                    StandardCharsets.UTF_8);
        }

        public String calendarType() {
            return read(() -> part("text/calendar").getContentType()).replaceAll("\\s+", " ");
        }

        private BodyPart part(String type) throws MessagingException, IOException {
            var parts = (Multipart) message.getContent();
            for (var number = 0; number < parts.getCount(); number++) {
                if (parts.getBodyPart(number).isMimeType(type)) {
                    return parts.getBodyPart(number);
                }
            }
            throw new AssertionError("There is no %s in the letter to %s".formatted(type, to));
        }

        /// The one secret in the text, such as an invitation's.
        public String code() {
            var secrets = Pattern.compile(SECRET).matcher(text()).results().map(result -> result.group()).toList();
            assertThat(secrets).as("secrets in the letter to %s", to).hasSize(1);
            return secrets.getFirst();
        }

        /// As it travelled, without line breaks for the sake of width.
        public String header(String name) {
            return read(() -> message.getHeader(name, null)).replaceAll("\r\n\\s+", " ");
        }

        public boolean has(String header) {
            return read(() -> message.getHeader(header) != null);
        }

        private static <T> T read(Part<T> part) {
            try {
                return Objects.requireNonNull(part.read());
            }
            catch (MessagingException failure) {
                throw new IllegalStateException(failure);
            }
            catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public String toString() {
            return "to %s: %s%n%s".formatted(to, subject(), text());
        }

    }

    /// That the server does not answer; closing it, also twice, has it answer.
    public interface Held extends AutoCloseable {

        @Override
        void close();

    }

    /// What the mail library may fail to read.
    private interface Part<T> {

        @Nullable T read() throws MessagingException, IOException;

    }

}
