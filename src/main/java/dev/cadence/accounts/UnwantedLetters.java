package dev.cadence.accounts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

import dev.cadence.mail.LetterKind;
import io.swagger.v3.oas.annotations.media.Schema;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which letters people do not want.
@Repository
class UnwantedLetters {

    private final JdbcClient jdbc;

    UnwantedLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UnwantedLetter> of(AccountId account) {
        return jdbc.sql("select kind, since from unwanted_letter where account_id = ? order by kind")
            .param(account.value())
            .query((row, number) -> new UnwantedLetter(LetterKind.valueOf(row.getString("kind")),
                    row.getObject("since", OffsetDateTime.class).toInstant()))
            .list();
    }

    /// One that is unwanted already stays so since then. Of who was erased nothing is
    /// kept.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(AccountId account, LetterKind kind, Instant now) {
        jdbc.sql("""
                insert into unwanted_letter (account_id, kind, since)
                select id, ?, ? from account where id = ? and erased_at is null for no key update
                on conflict do nothing""").params(kind.name(), now.atOffset(ZoneOffset.UTC), account.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void removeAllBut(AccountId account, Collection<LetterKind> kinds) {
        jdbc.sql("delete from unwanted_letter where account_id = :account and not kind = any (:kinds)")
            .param("account", account.value())
            .param("kinds", kinds.stream().map(LetterKind::name).toArray(String[]::new))
            .update();
    }

    @Schema(name = "UnwantedLetter")
    record UnwantedLetter(LetterKind kind, Instant since) {
    }

}
