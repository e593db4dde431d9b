package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import static java.time.ZoneOffset.UTC;
import static java.util.Objects.requireNonNull;

/// Writes the letters that people get about their account. A code stands in the text and never in an address, where
/// browsers, proxies and logs would keep it.
@Service
@Transactional
class LetterDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
        .withZone(UTC);

    private final MailedCodes codes;

    private final Accounts accounts;

    private final Companies companies;

    private final Seal seal;

    private final Mailer mailer;

    private final Clock clock;

    LetterDesk(MailedCodes codes, Accounts accounts, Companies companies, Seal seal, Mailer mailer, Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.companies = companies;
        this.seal = seal;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// Writes the letter that brings a code, or says why there is none; nothing when the
    /// code is not wanted any more.
    Optional<Letter> bring(UUID id) {
        return codes.findById(id)
            .filter(code -> code.isOpen(clock.instant()) && mailer.isNews(code.requestedAt()))
            .flatMap(code -> {
                var owner = accounts.findByEmail(code.email()).orElse(null);
                return switch (code.purpose()) {
                    case REGISTRATION -> Optional.of(registration(code, owner));
                    case PASSWORD_RESET -> owner == null || owner.isDisabled() ? Optional.empty()
                            : Optional.of(passwordReset(code, owner));
                    case EMAIL_CHANGE -> Optional.of(emailChange(code, owner));
                };
            });
    }

    private Letter registration(MailedCode code, @Nullable Account owner) {
        if (owner == null) {
            return code.invitedBy() == null ? letter(code, "Confirm your address", """
                    Somebody, hopefully you, wants to register with Cadence at this address.
                    """, "register") : letter(code, "You are invited",
                    "%s invites you to %s.\n".formatted(inviter(code), inviting(code)), "register");
        }
        if (code.company() != null && owner.caller() instanceof Caller.Unaffiliated) {
            return letter(code, "You are invited", "%s invites you to %s. You have an account already: sign in first.\n"
                .formatted(inviter(code), inviting(code)), "enter the company");
        }
        return new Letter(code.email(), "You have an account already",
                """
                        Somebody, perhaps you, wants an account with Cadence at this address, which has one already. Sign in with \
                        it; if you forgot the password, ask for a new one.

                        If it was not you, there is nothing to do.
                        """);
    }

    private Letter passwordReset(MailedCode code, Account owner) {
        return letter(code, "Set a new password", """
                Hello %s,

                somebody, hopefully you, wants to set a new password for your account with Cadence.
                """.formatted(owner.name()), "set one");
    }

    private Letter emailChange(MailedCode code, @Nullable Account owner) {
        return owner == null ? letter(code, "Confirm your new address", """
                Somebody, hopefully you, wants to sign in to Cadence with this address from now on.
                """, "confirm it") : new Letter(code.email(), "This address has an account already",
                """
                        Somebody wants to move an account with Cadence to this address, which has one of its own. Nothing changed.
                        """);
    }

    private Letter letter(MailedCode code, String subject, String reason, String deed) {
        var secret = code.write();
        codes.save(code);
        return new Letter(code.email(), subject, """
                %s
                With this code you can %s, once, until %s:

                %s

                If you do not want that, there is nothing to do. Nobody who works for Cadence will ask you for the code.
                """.formatted(reason, deed, TIME.format(code.expiresAt()), secret.text()));
    }

    private String inviter(MailedCode code) {
        return accounts.findById(requireNonNull(code.invitedBy())).orElseThrow().name();
    }

    private String inviting(MailedCode code) {
        var company = code.company();
        return company == null ? "look after Cadence as an admin"
                : "work for %s".formatted(companies.findById(company).orElseThrow().name());
    }

    /// Tells a person what changed about the way into their account.
    @Transactional(readOnly = true)
    Optional<Letter> tell(AccountEvent.AccessChanged changed) {
        return accounts.findById(changed.account())
            .filter(account -> !account.isErased() && mailer.isNews(changed.at()))
            .map(account -> new Letter(account.email(), "Your account was changed", """
                    Hello %s,

                    %s

                    If that was not you, set a new password, which ends all sessions, and tell whoever runs Cadence.
                    """.formatted(account.name(), sentence(changed.change()))));
    }

    /// Tells somebody at the address they had that they were forgotten; nobody once it
    /// has waited for too long.
    Optional<Letter> confirm(AccountEvent.Erased erased) {
        if (!mailer.isNews(erased.at())) {
            return Optional.empty();
        }
        var address = seal.open(Base64.getDecoder().decode(erased.sealedAddress()));
        return Optional.of(new Letter(new String(address, StandardCharsets.US_ASCII), "Your account was erased", """
                Hello,
                your account with Cadence was erased on %s, as was asked for. All sessions and keys have ended. What the
                books need is kept under ids that lead to nobody.
                This address is forgotten with this letter. It is free for another account.
                If you did not ask for this, write to whoever runs Cadence.
                """.formatted(TIME.format(erased.at()))));
    }

    private static String sentence(AccountEvent.Change change) {
        return switch (change) {
            case PASSWORD -> "your account with Cadence has a new password.";
            case AUTHENTICATOR_ADDED ->
                "your account with Cadence has an authenticator app now, which is asked for at sign-in.";
            case AUTHENTICATOR_REMOVED -> "the authenticator app of your account with Cadence was removed.";
            case RECOVERY_CODE_USED -> "a recovery code was used to sign in to your account with Cadence.";
            case RECOVERY_CODES_RENEWED -> "your account with Cadence has new recovery codes; the old ones have ended.";
            case API_KEY_MADE -> "an API key was made for your account with Cadence.";
            case EXTERNAL_IDENTITY_REMOVED -> "an external identity of your account with Cadence was removed.";
            case EMAIL_CHANGE_REQUESTED ->
                "somebody wants to sign in to your account with Cadence with another address.";
            case EXTERNAL_IDENTITY_LINKED ->
                "your account with Cadence was entered by way of an identity provider, and can be from now on. That can be "
                        + "undone among its external identities.";
        };
    }

}
