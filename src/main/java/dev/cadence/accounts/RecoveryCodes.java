package dev.cadence.accounts;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.apache.commons.codec.binary.Base32;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What lets people in who have lost their authenticator: ten codes of 80 random bits, each of which works once. Only
/// their SHA-256 is kept; nobody guesses 80 bits at the rate that sign-in allows.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RecoveryCodes {

    private static final int CODES = 10;

    private static final int BYTES = 80 / Byte.SIZE;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;

    private final Clock clock;

    RecoveryCodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Makes new ones, after which the old ones are worth nothing.
    List<String> renew(AccountId account) {
        forget(account);
        var codes = Stream.generate(RecoveryCodes::next).limit(CODES).toList();
        jdbc.sql("""
                insert into recovery_code (account_id, code_sha256, created_at)
                select :account, decode(hash, 'hex'), :now from unnest(string_to_array(:hashes, ' ')) hash""")
            .param("account", account.value())
            .param("now", clock.instant().atOffset(ZoneOffset.UTC))
            .param("hashes",
                    String.join(" ", codes.stream().map(RecoveryCodes::hash).map(HexFormat.of()::formatHex).toList()))
            .update();
        return codes;
    }

    /// Takes a code, however its letters and dashes are written.
    /// @return whether it was an unused one
    boolean take(AccountId account, String code) {
        return jdbc
            .sql("update recovery_code set used_at = ? where account_id = ? and code_sha256 = ? and used_at is null")
            .params(clock.instant().atOffset(ZoneOffset.UTC), account.value(), hash(code))
            .update() == 1;
    }

    void forget(AccountId account) {
        jdbc.sql("delete from recovery_code where account_id = ?").param(account.value()).update();
    }

    private static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT).replaceAll("(.{4})(?!$)", "$1-");
    }

    private static byte[] hash(String code) {
        return Secret.sha256(code.strip().toLowerCase(Locale.ROOT).replace("-", ""));
    }

}
