package dev.cadence.invoices;

import java.time.Clock;
import java.util.Locale;
import java.util.Set;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.CompanyNames;
import dev.cadence.shared.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Looks after whom invoices are made out to.
@Service
@Transactional
class BillingDetailsDesk {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final BillingDetailsBook book;

    private final CompanyNames companies;

    private final Clock clock;

    BillingDetailsDesk(BillingDetailsBook book, CompanyNames companies, Clock clock) {
        this.book = book;
        this.companies = companies;
        this.clock = clock;
    }

    /// @throws Refusal `company-not-found`, `billing-details-not-found`
    @Transactional(readOnly = true)
    BillingDetails of(Caller caller, CompanyId company) {
        return book.of(companies.requireVisible(caller, company))
            .orElseThrow(() -> Refusal.notFound("billing-details-not-found",
                    "billing details of company " + company.value()));
    }

    /// @throws Refusal `company-not-found`, and an invalid request for a country that
    /// does not exist
    BillingDetails write(Caller.Founder owner, CompanyId company, BillingDetails details) {
        if (!COUNTRIES.contains(details.country())) {
            throw Refusal.invalid("country", "is no country of ISO 3166-1");
        }
        book.write(companies.requireVisible(owner, company), details, clock.instant());
        return details;
    }

}
