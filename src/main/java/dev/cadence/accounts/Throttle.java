package dev.cadence.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HexFormat;

import dev.cadence.limits.Allowance;
import dev.cadence.limits.Allowances;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Slows down whoever guesses, and never the owner of an account: an address from which somebody signed in to it lately
/// has an allowance of its own, which guesses from elsewhere cannot use up. Who is away from home during an attack gets in
/// by a new password, for which the mailbox is enough.
///
/// Whether an account exists makes no difference.
@Component
class Throttle {

    /// Familiar is where somebody went all the way in, for as long as sessions are
    /// remembered.
    private static final String FAMILIAR = """
            select exists (
                select from sign_in_session session join account on account.id = session.account_id
                where account.email = ? and session.address = ? and session.created_at > ?
                    and (second_factor_at is not null or not exists (
                        select from authenticator where authenticator.account_id = account.id and confirmed_at is not null)))""";

    /// Wrong passwords for one account, from all unfamiliar addresses together or from
    /// one familiar one.
    private static final Allowance PASSWORDS = new Allowance("passwords", 10, Duration.ofMinutes(15));

    /// Passwords from one network, for whichever accounts.
    private static final Allowance PASSWORDS_FROM = new Allowance("passwords-from", 100, Duration.ofMinutes(15));

    /// Wrong codes of an authenticator, of which there are a million, three of them right
    /// at a time; counted likewise.
    private static final Allowance CODES = new Allowance("codes", 10, Duration.ofMinutes(15));

    /// Exports of what is kept about one person: each reads all of it, at the reader's
    /// pace.
    private static final Allowance EXPORTS = new Allowance("exports", 5, Duration.ofHours(1));

    /// Letters to one mailbox, whoever asks for them.
    private static final Allowance LETTERS = new Allowance("letters", 5, Duration.ofHours(1));

    /// Letters for a new password, apart from the others and in no longer a time than
    /// their codes work: whoever uses them
    /// up leaves codes in the owner's mailbox.
    private static final Allowance RESETS = new Allowance("resets", 5, Duration.ofMinutes(30));

    /// Keys that an account makes; each is told by a letter.
    private static final Allowance KEYS = new Allowance("keys", 60, Duration.ofHours(1));

    /// Letters that are asked for from one network, to whichever mailboxes.
    private static final Allowance LETTERS_FROM = new Allowance("letters-from", 30, Duration.ofHours(1));

    private final Allowances allowances;

    private final JdbcClient jdbc;

    private final Clock clock;

    Throttle(Allowances allowances, JdbcClient jdbc, Clock clock) {
        this.allowances = allowances;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Counts a guess at a password before it is checked.
    /// @return to be told when the password was right
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    Guess atPassword(String email, Origin origin) {
        allowances.require(PASSWORDS_FROM, origin.network());
        var guess = guess(PASSWORDS, email, origin);
        return () -> {
            guess.wasRight();
            allowances.giveBack(PASSWORDS_FROM, origin.network());
        };
    }

    /// Counts a guess at a code of the second factor.
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    Guess atCode(String email, Origin origin) {
        return guess(CODES, email, origin);
    }

    private Guess guess(Allowance allowance, String email, Origin origin) {
        var holder = hashed(isFamiliar(email, origin) ? email + " " + origin.network() : email);
        allowances.require(allowance, holder);
        return () -> allowances.giveBack(allowance, holder);
    }

    /// Counts a letter that somebody wants sent.
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    void letter(String email, Origin origin) {
        allowances.require(LETTERS_FROM, origin.network());
        allowances.require(LETTERS, hashed(email));
    }

    /// Counts an export of what is kept about somebody.
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    void export(AccountId account) {
        allowances.require(EXPORTS, account.value().toString());
    }

    /// Counts a letter for a new password.
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    void reset(String email, Origin origin) {
        allowances.require(LETTERS_FROM, origin.network());
        allowances.require(RESETS, hashed(email));
    }

    /// Counts a key that somebody makes.
    /// @throws dev.cadence.shared.Refusal `too-many-requests`
    void key(AccountId account) {
        allowances.require(KEYS, account.value().toString());
    }

    private boolean isFamiliar(String email, Origin origin) {
        return jdbc.sql(FAMILIAR)
            .params(email, origin.address(), clock.instant().minus(SignInDesk.MEMORY).atOffset(ZoneOffset.UTC))
            .query(Boolean.class)
            .single();
    }

    /// Addresses of people have no place in a table of counters.
    private static String hashed(String holder) {
        return HexFormat.of().formatHex(Secret.sha256(holder));
    }

    /// One try of somebody who may or may not be who they say.
    interface Guess {

        /// It was right: whoever knows is not slowed down.
        void wasRight();

    }

}
