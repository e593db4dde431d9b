package dev.cadence.billing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;
import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All saved cards.
interface Cards extends Repository<Card, UUID> {

    Card save(Card card);

    Optional<Card> findByCompanyAndPaymentMethodRef(CompanyId company, String paymentMethodRef);

    Optional<Card> findByPaymentMethodRef(String paymentMethodRef);

    @Query("select c from Card c where c.company = :company and c.removedAt is null and c.id < :before order by c.id desc")
    List<Card> ofCompany(CompanyId company, UUID before, Limit limit);

    @Query("select c from Card c where c.company = :company and c.removedAt is null order by c.id desc")
    List<Card> ofCompany(CompanyId company);

    Optional<Card> findById(UUID id);

    @Query("select c from Card c where c.company = :company and c.chosen")
    Optional<Card> chosen(CompanyId company);

    /// Makes it the one that is charged, after the one before was set aside.
    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Card c set c.chosen = true where c.id = :id")
    void choose(UUID id);

    @Modifying(flushAutomatically = true, clearAutomatically = true)
    @Query("update Card c set c.chosen = false where c.company = :company and c.chosen")
    void setAside(CompanyId company);

    /// Locks a card that is still due and that no other instance is working on.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query("select c from Card c where c.id = :id and c.dueAt <= :now")
    Optional<Card> claimDue(UUID id, Instant now);

    @Query("select c.id from Card c where c.dueAt <= :now order by c.dueAt")
    List<UUID> due(Instant now, Limit limit);

    @Query("select min(c.dueAt) from Card c")
    @Nullable Instant nextDue();

    @Modifying
    @Query("update Card c set c.dueAt = :until where c.id = :id and c.dueAt is not null")
    void postpone(UUID id, Instant until);

}
