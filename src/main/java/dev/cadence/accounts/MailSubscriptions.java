package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import dev.cadence.mail.Letter.Subscription;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.Subscriptions;

import org.springframework.stereotype.Component;

/// Lets people turn letters off by an address in the letter. What it names, whose letters and of which kind, is sealed:
/// nobody else can make or read it, it need not be kept, and it is good for nothing else.
@Component
class MailSubscriptions implements Subscriptions {

    /// Long enough to be a seal's, and no longer than any that we make.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{80,400}");

    /// Keeps these apart from whatever else is sealed with the same keys.
    private static final Pattern SEALED = Pattern
        .compile("unsubscribe (?<account>[0-9a-f-]{36}) (?<kind>[A-Z_]{1,40})");

    private final MailPreferenceDesk desk;

    private final Seal seal;

    MailSubscriptions(MailPreferenceDesk desk, Seal seal) {
        this.desk = desk;
        this.seal = seal;
    }

    @Override
    public boolean isWanted(Subscription subscription) {
        return desk.isWanted(subscription);
    }

    @Override
    public String unsubscription(Subscription subscription) {
        var content = "unsubscribe %s %s".formatted(subscription.account(), subscription.kind());
        return "%s?token=%s".formatted(UnsubscriptionController.PATH,
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(seal.seal(content.getBytes(StandardCharsets.US_ASCII))));
    }

    /// @return empty for what was not made here, or with a key that is no longer there
    Optional<Subscription> read(String token) {
        try {
            return TOKEN.matcher(token).matches() ? opened(token) : Optional.empty();
        }
        catch (IllegalArgumentException | IllegalStateException forged) {
            return Optional.empty();
        }
    }

    private Optional<Subscription> opened(String token) {
        var content = new String(seal.open(Base64.getUrlDecoder().decode(token)), StandardCharsets.US_ASCII);
        var sealed = SEALED.matcher(content);
        return sealed.matches() ? Optional
            .of(new Subscription(UUID.fromString(sealed.group("account")), LetterKind.valueOf(sealed.group("kind"))))
                : Optional.empty();
    }

}
