package dev.cadence.testing;

import java.util.List;

import dev.cadence.simulator.SavedCard;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Bookings of as many companies and engineers as there are cards, all with a trial that ends now. They are there, and
/// fall due, at one instant.
public record DueBookings(JdbcClient jdbc, TransactionOperations transactions) {

    /// Rows that no API would ever make so many of at once: they are left out of the
    /// audit trail.
    private static final List<String> TABLES = List.of("company", "payer", "card", "engineer_profile", "booking");

    public void of(List<SavedCard> cards) {
        transactions.executeWithoutResult(status -> {
            TABLES.forEach(table -> run("alter table %s disable trigger keep_audit_trail".formatted(table)));
            insert(cards);
            run("set constraints all immediate");
            TABLES.forEach(table -> run("alter table %s enable trigger keep_audit_trail".formatted(table)));
            TABLES.forEach(table -> run("analyze " + table));
        });
    }

    private void insert(List<SavedCard> cards) {
        jdbc.sql("""
                create temp table due on commit drop as
                select uuidv7() as company, uuidv7() as engineer, uuidv7() as booking, customer, card, now() as at
                from unnest(:customers::text[], :cards::text[]) as saved (customer, card)""")
            .param("customers", array(cards.stream().map(SavedCard::customer).toList()))
            .param("cards", array(cards.stream().map(SavedCard::paymentMethod).toList()))
            .update();
        run("insert into company (id, name, created_at, version) select company, 'Somebody', at, 0 from due");
        run("insert into payer (company_id, customer_ref) select company, customer from due");
        run("""
                insert into card (id, company_id, payment_method_ref, brand, last4, expiry_month, expiry_year, fingerprint,
                    chosen, detached, saved_at, changed_at)
                select uuidv7(), company, card, 'visa', '4242', 12, 2034, card, true, false, at, at from due""");
        run("""
                insert into engineer_profile (engineer_id, name, headline, biography, location, links, tier, time_zone,
                    works_from, works_until, works_on, skills, skill_slugs, skill_years, capacity_hours, available_from,
                    approved_at, engaged)
                select engineer, 'Somebody', 'Works', '', '', '{}', 'MID', 'Europe/Lisbon', '09:00', '17:00',
                    '{MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY}', '{Java}', '{java}', '{5}', 40, at, at, true from due""");
        run("""
                insert into booking (id, company_id, engineer_id, card_fingerprint, tier, weekly_price_minor,
                    weekly_price_currency, terms_version, trial_seconds, charge_spacing_seconds, stage, requested_at,
                    respond_by, accepted_at, started_at, weeks_start_at, weeks_begun, weeks_paid, weeks_paused_seconds,
                    due_at, version)
                select booking, company, engineer, card, 'MID', 100000, 'USD', 1, 172800, 86400, 'TRIAL',
                    at - interval '49 hours', at - interval '37 hours', at - interval '48 hours', at - interval '48 hours',
                    at, 0, 0, 0, at, 0 from due""");
    }

    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }

    private void run(String statement) {
        jdbc.sql(statement).update();
    }

}
