package dev.cadence.invoices;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import dev.cadence.accounts.CompanyId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The billing details of all companies.
@Repository
class BillingDetailsBook {

    private final JdbcClient jdbc;

    BillingDetailsBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<BillingDetails> of(CompanyId company) {
        return jdbc.sql("select * from billing_details where company_id = ?")
            .param(company.value())
            .query(BillingDetailsBook::read)
            .optional();
    }

    /// Replaces what was there.
    void write(CompanyId company, BillingDetails details, Instant now) {
        jdbc.sql(
                """
                        insert into billing_details as known (company_id, legal_name, address_lines, city, postal_code, country, tax_id,
                                                              email, changed_at)
                        values (:company, :name, :lines, :city, :postalCode, :country, :taxId, :email, :now)
                        on conflict (company_id) do update set (legal_name, address_lines, city, postal_code, country, tax_id, email,
                                                                changed_at)
                            = row (excluded.legal_name, excluded.address_lines, excluded.city, excluded.postal_code,
                                   excluded.country, excluded.tax_id, excluded.email, excluded.changed_at)""")
            .param("company", company.value())
            .param("name", details.legalName())
            .param("lines", details.addressLines().toArray(String[]::new))
            .param("city", details.city())
            .param("postalCode", details.postalCode())
            .param("country", details.country())
            .param("taxId", details.taxId())
            .param("email", details.email())
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update();
    }

    private static BillingDetails read(ResultSet row, int number) throws SQLException {
        return new BillingDetails(row.getString("legal_name"),
                List.of((String[]) row.getArray("address_lines").getArray()), row.getString("city"),
                row.getString("postal_code"), row.getString("country"), row.getString("tax_id"),
                row.getString("email"));
    }

}
