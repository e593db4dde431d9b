package dev.cadence.accounts;

import org.springframework.stereotype.Service;

/// Tells other modules what companies are called. Joins the caller's transaction, or makes one of its own.
@Service
public class CompanyNames {

    private final CompanyDesk desk;

    private final Companies companies;

    CompanyNames(CompanyDesk desk, Companies companies) {
        this.desk = desk;
        this.companies = companies;
    }

    /// @param company one that exists
    public String of(CompanyId company) {
        return companies.findById(company).orElseThrow().name();
    }

    /// @throws dev.cadence.shared.Refusal `company-not-found` when the caller may not
    /// know of the company
    public CompanyId requireVisible(Caller caller, CompanyId company) {
        return desk.company(caller, company).id();
    }

}
