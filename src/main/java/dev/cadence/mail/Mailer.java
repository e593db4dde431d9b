package dev.cadence.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.cadence.shared.Ids;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Hands letters to the mail server.
@Component
@EnableConfigurationProperties(MailSettings.class)
public class Mailer {

    /// For how long a letter that the mail server did not take is tried again. What is
    /// older is no news any more, and an
    /// address that nobody reads is not written to for ever.
    public static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /// As RFC 5322 writes it.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US)
        .withZone(ZoneOffset.UTC);

    private final JavaMailSender server;

    private final MailSettings settings;

    private final Clock clock;

    Mailer(JavaMailSender server, MailSettings settings, Clock clock) {
        this.server = server;
        this.settings = settings;
        this.clock = clock;
    }

    /// Waits until the mail server has taken the letter. Whoever calls tries again when
    /// this fails; a server that answers too late may then have taken it twice.
    ///
    /// @throws IllegalStateException in a transaction, which the server would keep open
    /// for long and could not be rolled
    /// back with
    /// @throws org.springframework.mail.MailException if the server is away, refuses the
    /// letter or is too slow
    public void send(Letter letter) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Letters are not sent in a transaction");
        }
        var id = Ids.next();
        server.send(message -> write(message, letter, id.toString()));
        log.info("The mail server took letter {}", id);
    }

    /// Whether it is still worth a letter that something happened then.
    public boolean isNews(Instant happened) {
        return !happened.plus(PATIENCE).isBefore(clock.instant());
    }

    /// The address that letters come from.
    public String sender() {
        try {
            return settings.sender().getAddress();
        }
        catch (AddressException | UnsupportedEncodingException checked) {
            throw new IllegalStateException("MAIL_FROM was checked at start", checked);
        }
    }

    private void write(MimeMessage message, Letter letter, String id) throws Exception {
        var sender = settings.sender();
        var domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        message.setFrom(sender);
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setHeader("Date", DATE.format(clock.instant()));
        message.setHeader("Message-ID", "<%s@%s>".formatted(id, domain));
        // Keeps holiday replies and mailing lists quiet: RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        var text = letter.text().lines().collect(Collectors.joining("\r\n"));
        var invitation = letter.invitation();
        if (invitation == null) {
            message.setText(text, UTF_8);
        }
        else {
            message.setContent(new MimeMultipart("alternative", readable(text), calendar(invitation)));
        }
    }

    private static MimeBodyPart readable(String text) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8);
        return part;
    }

    /// As RFC 6047 writes it.
    private static MimeBodyPart calendar(Letter.Invitation invitation) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(invitation.text().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + invitation.method())));
        return part;
    }

}
