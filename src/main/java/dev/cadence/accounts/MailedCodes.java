package dev.cadence.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface MailedCodes extends Repository<MailedCode, UUID> {

    MailedCode save(MailedCode code);

    Optional<MailedCode> findById(UUID id);

    Optional<MailedCode> findByCodeSha256(byte[] sha256);

    /// Invitations that can still be accepted: of one company, or of the admins.
    @Query("""
            select code from MailedCode code
            where code.invitedBy is not null and code.role = :role and (code.company = :company or :company is null)
                and code.usedAt is null and code.withdrawnAt is null and code.expiresAt > :now and code.id < :before
            order by code.id desc""")
    List<MailedCode> openInvitations(Role role, @Nullable CompanyId company, Instant now, UUID before, Limit limit);

    /// All that were sent to the address or for the account, the oldest first.
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select code from MailedCode code where code.email = :email or code.account = :account order by code.id")
    Stream<MailedCode> streamOf(String email, AccountId account);

    /// All invitations that the account sent, the oldest first.
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("select code from MailedCode code where code.invitedBy = :account order by code.id")
    Stream<MailedCode> streamOfInvitationsBy(AccountId account);

    @Modifying
    @Query("""
            update versioned MailedCode code set code.withdrawnAt = :now
            where code.company = :company and code.usedAt is null and code.withdrawnAt is null""")
    void withdrawInvitationsTo(CompanyId company, Instant now);

    /// Those to be an admin: whoever must not come in any more must not send others
    /// either.
    @Modifying
    @Query("""
            update versioned MailedCode code set code.withdrawnAt = :now
            where code.invitedBy = :admin and code.role = ADMIN and code.usedAt is null and code.withdrawnAt is null""")
    void withdrawInvitationsOf(AccountId admin, Instant now);

    @Modifying
    @Query("""
            update versioned MailedCode code set code.withdrawnAt = :now
            where code.account = :account and code.usedAt is null and code.withdrawnAt is null""")
    void withdrawAllOf(AccountId account, Instant now);

    @Modifying
    @Transactional
    @Query("delete from MailedCode code where code.expiresAt < :time")
    int deleteExpiredBefore(Instant time);

    @Modifying
    @Query("delete from MailedCode code where code.email = :email or code.account = :account")
    void forget(String email, AccountId account);

}
