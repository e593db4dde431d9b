package dev.cadence.billing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.CompanyId;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All saved cards.
interface Cards extends Repository<Card, UUID> {

    Card save(Card card);

    Optional<Card> findByCompanyAndPaymentMethodRef(CompanyId company, String paymentMethodRef);

    @Query("select c from Card c where c.company = :company and c.id < :before order by c.id desc")
    List<Card> ofCompany(CompanyId company, UUID before, Limit limit);

    @Query("select c from Card c where c.company = :company and c.chosen")
    Optional<Card> chosen(CompanyId company);

    /// A card can be charged until the end of the month that is printed on it.
    @Query("""
            select c.fingerprint from Card c
            where c.company = :company and c.chosen and c.expiryYear * 12 + c.expiryMonth >= :year * 12 + :month""")
    Optional<String> usableFingerprint(CompanyId company, int year, int month);

    @Modifying(flushAutomatically = true)
    @Query("update Card c set c.chosen = false where c.company = :company and c.chosen")
    void setAside(CompanyId company);

}
