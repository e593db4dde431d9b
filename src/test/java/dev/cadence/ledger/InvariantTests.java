package dev.cadence.ledger;

import java.util.List;

import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// The proof finds whatever got into the books, or is missing from them, past all that keeps it out.
@CadenceTest
record InvariantTests(Marketplace marketplace, Ledger ledger, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transactions) {

    private static final List<String> ALL = List.of("companies-are-settled", "every-earning-is-posted-once",
            "every-entry-moves-its-own-accounts", "every-entry-sums-to-zero", "every-paid-charge-is-posted-once",
            "every-refund-is-posted-once", "every-transfer-is-posted-once", "no-engineer-is-overpaid",
            "no-receivable-is-in-credit");

    @Test
    void theProofNamesWhatItHasProven() {
        marketplace.anActiveBooking();

        var proof = marketplace.cast().admin().api().get("/v1/ledger/proof");

        assertThat(proof.at("/sound")).isEqualTo("true");
        assertThat(proof.at("/balanced")).isEqualTo("true");
        assertThat(proof.at("/entries")).isEqualTo("3");
        assertThat(proof.at("/at")).isEqualTo("2026-03-04T12:00:00Z");
        assertThat(proof.body().at("/invariants").valueStream().map(each -> each.at("/name").asString()))
            .containsAll(ALL);
        assertThat(proof.body().at("/invariants").valueStream())
            .allSatisfy(each -> assertThat(each.at("/holds").asBoolean()).isTrue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    every-entry-sums-to-zero | update ledger_posting set amount_minor = amount_minor + 1 where account = 'TRIAL_FUND'
                    every-entry-sums-to-zero | update ledger_posting set currency = 'EUR' where account = 'STRIPE_CLEARING'
                    every-entry-sums-to-zero | delete from ledger_posting where entry_id = (select id from ledger_entry where kind = 'CHARGE')
                    every-entry-sums-to-zero | delete from ledger_posting where account = 'PLATFORM_FEE'
                    every-entry-moves-its-own-accounts | update ledger_posting set account = 'BANK' where account = 'STRIPE_CLEARING'
                    every-entry-moves-its-own-accounts | update ledger_posting set amount_minor = -amount_minor
                    every-paid-charge-is-posted-once | delete from ledger_entry where kind = 'CHARGE'
                    every-paid-charge-is-posted-once | update ledger_entry set source_id = gen_random_uuid() where kind = 'CHARGE'
                    every-paid-charge-is-posted-once | update charge set stage = 'VOID'
                    every-paid-charge-is-posted-once | update charge set amount_minor = amount_minor - 1
                    every-paid-charge-is-posted-once | update ledger_posting set owner_id = gen_random_uuid() where account = 'COMPANY'
                    every-earning-is-posted-once | delete from ledger_entry where kind = 'EARNING'
                    every-earning-is-posted-once | delete from earning where week = 0
                    every-earning-is-posted-once | update earning set amount_minor = amount_minor + 1 where week is null
                    every-earning-is-posted-once | update ledger_posting set owner_id = gen_random_uuid() where account = 'ENGINEER_PAYABLE'
                    companies-are-settled | delete from ledger_posting where entry_id in (select id from ledger_entry where kind = 'EARNING')
                    companies-are-settled | delete from ledger_posting where entry_id in (select id from ledger_entry where kind = 'CHARGE')""")
    void whateverGetsPastTheDatabasesGuardsIsFound(String name, String corruption) {
        marketplace.anActiveBooking();

        corrupt(corruption);

        assertThat(broken()).contains(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    every-refund-is-posted-once | delete from ledger_entry where kind = 'REFUND'
                    every-refund-is-posted-once | update ledger_entry set source_id = gen_random_uuid() where kind = 'REFUND'
                    every-refund-is-posted-once | update refund set amount_minor = amount_minor - 1
                    every-refund-is-posted-once | update refund set stage = 'FAILED', failure_code = 'declined', due_at = null
                    every-refund-is-posted-once | delete from refund
                    every-transfer-is-posted-once | delete from ledger_entry where kind = 'TRANSFER'
                    every-transfer-is-posted-once | delete from ledger_entry where kind = 'REVERSAL'
                    every-transfer-is-posted-once | update ledger_posting set owner_id = gen_random_uuid() where account = 'ENGINEER_PAYABLE' and amount_minor > 0
                    every-transfer-is-posted-once | delete from payout
                    every-transfer-is-posted-once | update refund_share set reversal_minor = reversal_minor - 1""")
    void whateverGetsPastThemAboutMoneyThatWentOutAndCameBackIsFound(String name, String corruption) {
        var payday = new Payday(marketplace, jdbc, events, transactions);
        payday.refund(payday.aBookingPaidOut(), 500_00, Bearer.SHARED);
        assertThat(broken()).isEmpty();

        corrupt(corruption);

        assertThat(broken()).contains(name);
    }

    @Test
    void anEngineerWhoIsPaidTwiceIsFound() {
        var engineer = marketplace.anActiveBooking().engineer().caller().engineer().value();
        var owed = LedgerFixture.balanceOf(jdbc, Account.ENGINEER_PAYABLE).negated();
        post(LedgerFixture.transfer(engineer, owed));
        assertThat(broken()).doesNotContain("no-engineer-is-overpaid");

        post(LedgerFixture.transfer(engineer, owed));

        assertThat(broken()).contains("no-engineer-is-overpaid");
    }

    @Test
    void anEngineerWhoPaysBackMoreThanTheyOweIsFound() {
        var engineer = marketplace.anActiveBooking().engineer().caller().engineer().value();

        post(LedgerFixture.netting(engineer, 1));

        assertThat(broken()).containsExactly("no-receivable-is-in-credit");
    }

    @Test
    void aRefundThatCameBackLeavesTheCompanyInCreditAndNothingElseDoes() {
        var company = marketplace.anActiveBooking().founder().caller().company().value();
        post(LedgerFixture.refund(company, 100));
        assertThat(broken()).as("while nobody bears it").contains("companies-are-settled");
        post(LedgerFixture.refundShare(company, 100));
        assertThat(broken()).doesNotContain("companies-are-settled");

        post(LedgerFixture.refundFailed(company, 100));

        assertThat(broken()).doesNotContain("companies-are-settled");
        corrupt("update ledger_posting set amount_minor = amount_minor - 1 where account = 'COMPANY' and amount_minor < 0");
        assertThat(broken()).contains("companies-are-settled");
    }

    @Test
    void aChargeOfWhichNewsIsUnderWayIsNoViolation() {
        var booking = marketplace.anActiveBooking();
        corrupt("delete from ledger_posting where entry_id in (select id from ledger_entry where kind = 'EARNING')");
        assertThat(broken()).contains("companies-are-settled");

        jdbc.sql("""
                insert into event_publication (id, listener_id, event_type, serialized_event, publication_date, status)
                values (gen_random_uuid(), 'payouts.week-earning', 'x', ?, now(), 'PUBLISHED')""")
            .param(booking.founder().caller().company().value().toString())
            .update();

        assertThat(broken()).doesNotContain("companies-are-settled");
        jdbc.sql("update event_publication set status = 'FAILED'").update();
        assertThat(broken()).contains("companies-are-settled");
    }

    private void post(Entry entry) {
        transactions.executeWithoutResult(begun -> ledger.post(entry));
    }

    /// As somebody would who can switch triggers off.
    private void corrupt(String statement) {
        transactions.executeWithoutResult(begun -> {
            jdbc.sql("set local session_replication_role = replica").update();
            assertThat(jdbc.sql(statement).update()).as(statement).isPositive();
        });
    }

    private List<String> broken() {
        return marketplace.cast()
            .admin()
            .api()
            .get("/v1/ledger/proof")
            .body()
            .at("/invariants")
            .valueStream()
            .filter(each -> !each.at("/holds").asBoolean() && !each.at("/firstViolation").asString().isEmpty())
            .map(each -> each.at("/name").asString())
            .toList();
    }

}
