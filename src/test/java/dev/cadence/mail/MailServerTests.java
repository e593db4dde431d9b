package dev.cadence.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;

import dev.cadence.mail.Letter.Subscription;
import dev.cadence.testing.Mailbox;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

/// The mailer with the application's own settings, before servers that do not do what they should.
class MailServerTests {

    private static final Letter LETTER = new Letter("ada@example.com", "Welcome", "Hello.");

    private static final String USER = "cadence";

    private static final String PASSWORD = "confidential";

    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, MailSenderAutoConfiguration.class))
        .withBean(Clock.class, Clock::systemUTC)
        .withBean(Subscriptions.class, Everything::new)
        .withUserConfiguration(Mailer.class, Composition.class)
        .withPropertyValues("cadence.mail.from=cadence@example.com", "spring.mail.host=127.0.0.1");

    @Test
    void noWaitIsLongerThanTenSecondsAndTlsIsRequiredUnlessToldOtherwise() {
        application.run(started -> {
            var sender = started.getBean(JavaMailSenderImpl.class);
            assertThat(sender.getPort()).isEqualTo(587);
            assertThat(sender.getJavaMailProperties()).contains(entry("mail.smtp.connectiontimeout", "10000"),
                    entry("mail.smtp.timeout", "10000"), entry("mail.smtp.writetimeout", "10000"),
                    entry("mail.smtp.starttls.enable", "true"), entry("mail.smtp.starttls.required", "true"),
                    entry("mail.smtp.ssl.checkserveridentity", "true"));
        });
    }

    @Test
    void aServerWithoutTlsGetsNoLetter() {
        var mailbox = Mailbox.running();
        var before = mailbox.letters();

        application
            .withPropertyValues("spring.mail.port=" + mailbox.settings().get("spring.mail.port"),
                    "spring.mail.username=" + USER, "spring.mail.password=" + PASSWORD)
            .run(started -> assertThatExceptionOfType(MailException.class)
                .isThrownBy(() -> started.getBean(Mailer.class).send(LETTER))
                .withMessageContaining("STARTTLS is required")
                .withMessageNotContaining(PASSWORD));

        assertThat(mailbox.letters()).isEqualTo(before);
    }

    @Test
    void aLetterGoesOverTlsAndByPasswordToAServerThatProvesItsName(@TempDir Path folder) throws Exception {
        var certificate = Certificate.of("localhost", folder);
        try (var server = new GuardedServer(certificate.identity(), USER, PASSWORD)) {
            as(USER, PASSWORD, server).withPropertyValues(certificate.trusted())
                .run(started -> started.getBean(Mailer.class).send(LETTER));

            assertThat(server.letters()).singleElement(InstanceOfAssertFactories.STRING)
                .contains("To: ada@example.com", "Subject: Welcome", "Hello.");
            assertThat(server.heardInTheClear()).containsExactly("EHLO", "STARTTLS");
        }
    }

    @Test
    void aServerWhoseCertificateNobodyKnowsGetsNeitherLetterNorPassword(@TempDir Path folder) throws Exception {
        try (var server = new GuardedServer(Certificate.of("localhost", folder).identity(), USER, PASSWORD)) {
            as(USER, PASSWORD, server).run(started -> assertRefused(started, "Could not convert socket to TLS"));

            assertThat(server.letters()).isEmpty();
            assertThat(server.heardInTheClear()).containsExactly("EHLO", "STARTTLS");
        }
    }

    @Test
    void aServerWithACertificateOfAnothersGetsNeitherLetterNorPassword(@TempDir Path folder) throws Exception {
        var certificate = Certificate.of("mail.example.com", folder);
        try (var server = new GuardedServer(certificate.identity(), USER, PASSWORD)) {
            as(USER, PASSWORD, server).withPropertyValues(certificate.trusted())
                .run(started -> assertRefused(started, "localhost"));

            assertThat(server.letters()).isEmpty();
            assertThat(server.heardInTheClear()).containsExactly("EHLO", "STARTTLS");
        }
    }

    @Test
    void aServerThatDoesNotTakeThePasswordGetsNoLetter(@TempDir Path folder) throws Exception {
        var certificate = Certificate.of("localhost", folder);
        try (var server = new GuardedServer(certificate.identity(), USER, PASSWORD)) {
            as(USER, "another", server).withPropertyValues(certificate.trusted())
                .run(started -> assertRefused(started, "535 who?"));

            assertThat(server.letters()).isEmpty();
        }
    }

    @Test
    void aServerThatIsAwayIsAFailureAtOnce() throws IOException {
        int port;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }

        application.withPropertyValues("spring.mail.port=" + port)
            .run(started -> assertThat(failsAfter(started)).isLessThan(AT_ONCE));
    }

    @Test
    void aServerThatSaysNothingIsAFailureInTime() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            application
                .withPropertyValues("spring.mail.port=" + silent.getLocalPort(),
                        "spring.mail.properties.mail.smtp.timeout=300")
                .run(started -> assertThat(failsAfter(started)).isBetween(Duration.ofMillis(300), AT_ONCE));
        }
    }

    @Test
    void manyLettersAtOnceTakeTurns() throws Exception {
        try (var server = new SlowServer()) {
            application.withPropertyValues("spring.mail.port=" + server.port(), "cadence.mail.starttls=false")
                .run(started -> {
                    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
                        var mailer = started.getBean(Mailer.class);
                        for (var letter = 0; letter < 5 * Mailer.AT_ONCE; letter++) {
                            senders.submit(() -> mailer.send(LETTER));
                        }
                    }
                });

            assertThat(server.taken()).isEqualTo(5 * Mailer.AT_ONCE);
            assertThat(server.mostAtOnce()).isBetween(2, Mailer.AT_ONCE);
        }
    }

    private ApplicationContextRunner as(String user, String password, GuardedServer server) {
        return application.withPropertyValues("spring.mail.host=localhost", "spring.mail.port=" + server.port(),
                "spring.mail.username=" + user, "spring.mail.password=" + password);
    }

    private static Duration failsAfter(ApplicationContext started) {
        var mailer = started.getBean(Mailer.class);
        var begun = System.nanoTime();
        assertThatExceptionOfType(MailSendException.class).isThrownBy(() -> mailer.send(LETTER));
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static void assertRefused(ApplicationContext started, String why) {
        assertThatExceptionOfType(MailException.class).isThrownBy(() -> started.getBean(Mailer.class).send(LETTER))
            .satisfies(refused -> assertThat(refused).hasStackTraceContaining(why))
            .withMessageNotContaining(PASSWORD);
    }

    /// Somebody who wants all letters.
    private static final class Everything implements Subscriptions {

        @Override
        public boolean isWanted(Subscription subscription) {
            return true;
        }

        @Override
        public String unsubscription(Subscription subscription) {
            return "/";
        }

    }

}
