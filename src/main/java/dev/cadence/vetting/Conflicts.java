package dev.cadence.vetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.shared.Refusal;

import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who must not judge whom: nobody themselves, nobody an engineer of their own company, and nobody somebody they have
/// declared to be too close to. The first two are told from proven addresses: the same mailbox, whatever follows a plus
/// sign, and the same domain, unless it is one where anybody can have a mailbox.
@Service
@Transactional
class Conflicts {

    private static final Set<String> PUBLIC_DOMAINS = publicDomains();

    private final People people;

    private final JdbcClient jdbc;

    private final Clock clock;

    Conflicts(People people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws Refusal `conflict-of-interest`
    @Transactional(readOnly = true)
    void requireNone(AccountId admin, EngineerId engineer) {
        if (!conflicted(engineer, Set.of(admin)).isEmpty()) {
            throw Refusal.conflict("conflict-of-interest",
                    "Who judges an engineer is neither the same person, nor of the same company, nor close to them.");
        }
    }

    /// Those of some admins who must not judge an engineer.
    @Transactional(readOnly = true)
    Set<AccountId> conflicted(EngineerId engineer, Collection<AccountId> admins) {
        var conflicted = new HashSet<>(declared(engineer));
        conflicted.retainAll(Set.copyOf(admins));
        people.identity(engineer)
            .ifPresent(judged -> people.identities(admins)
                .stream()
                .filter(judge -> areOne(judge, judged) || areColleagues(judge, judged))
                .map(Contact::account)
                .forEach(conflicted::add));
        return conflicted;
    }

    /// Whether an admin can judge anybody at present, and was neither disabled nor
    /// erased.
    @Transactional(readOnly = true)
    boolean present(AccountId admin) {
        return people.contact(admin).isPresent();
    }

    private Set<AccountId> declared(EngineerId engineer) {
        return jdbc.sql("select account_id from declared_interest where engineer_id = ?")
            .param(engineer.value())
            .query((row, number) -> new AccountId(row.getObject(1, UUID.class)))
            .stream()
            .collect(Collectors.toSet());
    }

    /// An admin says that they are too close to an engineer to judge them; twice does no
    /// harm.
    void declare(AccountId admin, EngineerId engineer) {
        people.requireEngineer(engineer);
        jdbc.sql("insert into declared_interest values (?, ?, ?) on conflict do nothing")
            .params(admin.value(), engineer.value(), clock.instant().atOffset(ZoneOffset.UTC))
            .update();
    }

    private static boolean areOne(Contact judge, Contact judged) {
        return mailbox(judge.email()).equals(mailbox(judged.email()));
    }

    private static boolean areColleagues(Contact judge, Contact judged) {
        return domain(judge.email()).equals(domain(judged.email())) && !PUBLIC_DOMAINS.contains(domain(judge.email()));
    }

    private static String mailbox(String address) {
        var local = address.substring(0, address.lastIndexOf('@'));
        var plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + domain(address);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static Set<String> publicDomains() {
        try {
            return new ClassPathResource("vetting/public-mail-domains.txt").getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet());
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

}
