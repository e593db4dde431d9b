package dev.cadence.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import static java.util.Objects.requireNonNull;

/// With what people prove themselves besides the password: when each came about and was used, never the secret.
@Component
class SecondFactorRecords implements PersonalData {

    private static final String ALL = """
            select 'AUTHENTICATOR' as kind, created_at, confirmed_at as proven_at from authenticator
            where account_id = :account
            union all
            select 'RECOVERY_CODE', created_at, used_at from recovery_code where account_id = :account""";

    private final Authenticators authenticators;

    private final RecoveryCodes recoveryCodes;

    private final JdbcClient jdbc;

    SecondFactorRecords(Authenticators authenticators, RecoveryCodes recoveryCodes, JdbcClient jdbc) {
        this.authenticators = authenticators;
        this.recoveryCodes = recoveryCodes;
        this.jdbc = jdbc;
    }

    @Override
    public String section() {
        return "secondFactors";
    }

    @Override
    public Class<? extends Record> form() {
        return SecondFactorRecord.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return jdbc.sql(ALL)
            .param("account", person.account().value())
            .query((row, number) -> new SecondFactorRecord(Kind.valueOf(row.getString("kind")),
                    requireNonNull(instant(row, "created_at")), instant(row, "proven_at")))
            .stream();
    }

    @Override
    public void erase(Caller person) {
        authenticators.findById(person.account()).ifPresent(authenticators::delete);
        recoveryCodes.forget(person.account());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Schema(name = "SecondFactorRecord")
    record SecondFactorRecord(Kind kind, Instant createdAt, @Schema(
            description = "When an authenticator was confirmed, or a recovery code used.") @Nullable Instant provenAt) {
    }

    enum Kind {

        AUTHENTICATOR, RECOVERY_CODE

    }

}
