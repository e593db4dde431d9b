package dev.cadence.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import dev.cadence.mail.Composition.Composed;
import dev.cadence.shared.Ids;
import dev.cadence.shared.OverTheNetwork;
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
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/// Hands letters to the mail server.
@Component
@EnableConfigurationProperties({ MailSettings.class, PageSettings.class, AddressSettings.class })
public class Mailer {

    /// For how long a letter that the mail server did not take is tried again. What is
    /// older is no news any more, and an
    /// address that nobody reads is not written to for ever.
    public static final Duration PATIENCE = Duration.ofDays(3);

    /// How many letters one instance hands over at the same time.
    static final int AT_ONCE = 16;

    /// How long a letter waits for its turn before it is left for later: less than after
    /// which its event counts as lost.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(Mailer.class);

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    /// As RFC 5322 writes it.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.US)
        .withZone(ZoneOffset.UTC);

    private final JavaMailSender server;

    private final MailSettings settings;

    private final Composition composition;

    private final Subscriptions subscriptions;

    private final Clock clock;

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    Mailer(JavaMailSender server, MailSettings settings, Composition composition, Subscriptions subscriptions,
            Clock clock) {
        this.server = server;
        this.settings = settings;
        this.composition = composition;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /// Waits until the mail server has taken the letter. Whoever calls tries again when
    /// this fails; a server that answers too late may then have taken it twice. A letter
    /// that its recipient does not want is not sent, and is no failure.
    ///
    /// @throws IllegalStateException in a transaction, which the server would keep open
    /// for long and could not be rolled
    /// back with
    /// @throws org.springframework.mail.MailException if the server is away, refuses the
    /// letter or is too slow
    public void send(Letter letter) {
        OverTheNetwork.neverInATransaction("Letters are not sent");
        var subscription = letter.subscription();
        if (subscription != null && !subscriptions.isWanted(subscription)) {
            log.info("Account {} wants no letters of kind {}", subscription.account(), subscription.kind());
            return;
        }
        var id = Ids.next();
        var composed = composition.compose(letter);
        inTurn(() -> server.send(message -> write(message, letter, composed, id.toString())));
        log.info("The mail server took letter {}", id);
    }

    /// Many letters at once, such as those about a whole week's charges, would each want
    /// a connection of their own.
    private void inTurn(Runnable sending) {
        try {
            if (!turns.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new MailSendException("Too many letters wait for the mail server");
            }
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MailSendException("The letter's turn did not come before the end", interrupted);
        }
        try {
            sending.run();
        }
        finally {
            turns.release();
        }
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

    private void write(MimeMessage message, Letter letter, Composed composed, String id) throws Exception {
        var sender = settings.sender();
        var domain = sender.getAddress().substring(sender.getAddress().lastIndexOf('@') + 1);
        message.setFrom(sender);
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setHeader("Date", DATE.format(clock.instant()));
        message.setHeader("Message-ID", "<%s@%s>".formatted(id, domain));
        // Keeps holiday replies and mailing lists quiet: RFC 3834.
        message.setHeader("Auto-Submitted", "auto-generated");
        if (composed.unsubscription() != null) {
            // RFC 8058: mail programs send a form there when people say that they want no
            // more.
            message.setHeader("List-Unsubscribe", "<%s>".formatted(composed.unsubscription()));
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var forms = new MimeMultipart("alternative", readable(composed.text(), "plain"),
                readable(composed.html(), "html"));
        if (letter.invitation() != null) {
            forms.addBodyPart(calendar(letter.invitation()));
        }
        message.setContent(forms);
    }

    /// The last form is the one that a mail program prefers, if it knows it.
    private static MimeBodyPart readable(String text, String form) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text.lines().collect(Collectors.joining("\r\n")), UTF_8, form);
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
