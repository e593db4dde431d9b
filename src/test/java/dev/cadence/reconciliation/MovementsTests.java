package dev.cadence.reconciliation;

import java.time.Duration;
import java.util.Map;

import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.Payday;
import dev.cadence.testing.Reconciling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static dev.cadence.testing.Marketplace.WEEK;
import static dev.cadence.testing.Payday.HOLD;
import static org.assertj.core.api.Assertions.assertThat;

/// Money that goes out, and comes back, in every way: sound records are found sound, and what somebody has tampered with
/// is found.
@CadenceTest
record MovementsTests(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    private static final Map<Movement, String> REFERENCES = Map.of(Movement.REFUND, "select refund_ref from refund",
            Movement.DISPUTE, "select dispute_ref from dispute", Movement.TRANSFER,
            "select transfer_ref from payout where week is not null and transfer_ref is not null", Movement.REVERSAL,
            "select reversal_ref from refund_share where reversal_ref is not null");

    @Test
    void afterAllThatCanHappenToMoneyThereIsNoDifference() {
        marketplace.stripe().topUp(20_000_00);
        refundAfterTheTransfer();
        refundThatCameBackAndWentOutAgain();
        marketplace.stripe().disputes().win(payday().dispute(payday().aBookingOfOneWeek()));
        payday().lose(payday().dispute(payday().aBookingOfOneWeek()));
        var asked = payday().aBookingOfOneWeek();
        var inquiry = marketplace.stripe().disputes().inquire(new MoneyBack(marketplace).chargeRef(asked));
        marketplace.time().settle();
        marketplace.stripe().disputes().win(inquiry);
        payday().dispute(payday().aBookingOfOneWeek());
        marketplace.time().advance(WEEK.plus(HOLD).plusDays(1));

        assertThat(reconciling().found()).isEmpty();
        payday().assertAllIsWell();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    REFUND   | MISSING_HERE    | delete from refund
                    REFUND   | MISSING_THERE   | update refund set refund_ref = 're_nowhere'
                    REFUND   | AMOUNT_DIFFERS  | update refund set amount_minor = amount_minor - 1
                    REFUND   | STATE_DIFFERS   | update refund set stage = 'FAILED', failure_code = 'declined', due_at = null
                    REFUND   | NOT_POSTED      | delete from ledger_entry where kind = 'REFUND'
                    REFUND   | POSTED_OTHERWISE| update ledger_posting set amount_minor = amount_minor * 2 where entry_id in (select id from ledger_entry where kind = 'REFUND')
                    TRANSFER | MISSING_HERE    | delete from payout
                    TRANSFER | MISSING_THERE   | update payout set transfer_ref = 'tr_nowhere' where week is not null
                    TRANSFER | AMOUNT_DIFFERS  | update payout set sent_minor = sent_minor - 1, amount_minor = amount_minor - 1 where week is not null
                    TRANSFER | NOT_POSTED      | delete from ledger_entry where kind = 'TRANSFER'
                    TRANSFER | POSTED_OTHERWISE| update ledger_posting set amount_minor = amount_minor * 2 where entry_id in (select id from ledger_entry where kind = 'TRANSFER')
                    REVERSAL | MISSING_HERE    | delete from refund_share
                    REVERSAL | MISSING_THERE   | update refund_share set reversal_ref = 'trr_nowhere'
                    REVERSAL | AMOUNT_DIFFERS  | update refund_share set reversal_minor = reversal_minor - 1
                    REVERSAL | NOT_POSTED      | delete from ledger_entry where kind = 'REVERSAL'
                    REVERSAL | POSTED_OTHERWISE| update ledger_posting set amount_minor = amount_minor * 2 where entry_id in (select id from ledger_entry where kind = 'REVERSAL')""")
    void aRefundATransferOrAReversalThatSomebodyTamperedWithIsFound(Movement movement, Problem problem,
            String corruption) {
        refundAfterTheTransfer();
        var reference = problem == Problem.MISSING_THERE ? nowhere(corruption) : referenceOf(movement);
        reconciling().tamper(corruption);

        assertThat(reconciling().found()).contains(problem + " " + reference);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                    MISSING_HERE     | delete from dispute
                    MISSING_THERE    | update dispute set dispute_ref = 'dp_nowhere'
                    AMOUNT_DIFFERS   | update dispute set amount_minor = amount_minor - 1
                    STATE_DIFFERS    | update dispute set reinstated_minor = withdrawn_minor
                    NOT_POSTED       | delete from ledger_entry where kind = 'DISPUTE_WITHDRAWN'
                    POSTED_OTHERWISE | update ledger_posting set amount_minor = amount_minor * 2 where entry_id in (select id from ledger_entry where kind = 'DISPUTE_WITHDRAWN')""")
    void aDisputeThatSomebodyTamperedWithIsFound(Problem problem, String corruption) {
        payday().dispute(payday().aBookingOfOneWeek());
        var reference = problem == Problem.MISSING_THERE ? nowhere(corruption) : referenceOf(Movement.DISPUTE);
        reconciling().tamper(corruption);

        assertThat(reconciling().found()).contains(problem + " " + reference);
    }

    /// What Stripe has of a reversal is its change of the balance.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHARGE")
    void whatDidNotChangeTheBalanceIsFound(Movement movement) {
        refundAfterTheTransfer();
        payday().dispute(payday().aBookingOfOneWeek());
        var reference = referenceOf(movement);
        marketplace.stripe().balance().forget(reference);

        assertThat(reconciling().found())
            .containsExactly((movement == Movement.REVERSAL ? "MISSING_THERE " : "NOT_IN_BALANCE ") + reference);
    }

    private void refundAfterTheTransfer() {
        payday().refund(payday().aBookingPaidOut(), 500_00, Bearer.SHARED);
    }

    private void refundThatCameBackAndWentOutAgain() {
        var back = new MoneyBack(marketplace);
        var id = back.ask(payday().aBookingOfOneWeek(), 10_00L, "SHARED").at("/id");
        marketplace.time().advance(Duration.ofDays(1));
        marketplace.stripe().refunds().fail(marketplace.stripe().refunds().all().getLast().id());
        marketplace.time().settle();
        assertThat(back.admin().api().with("If-Match", "*").put("/v1/refunds/%s/retry".formatted(id)).status())
            .isEqualTo(200);
        marketplace.time().settle();
    }

    private static String nowhere(String corruption) {
        return corruption.replaceAll(".*'([a-z]+_nowhere)'.*", "$1");
    }

    private String referenceOf(Movement movement) {
        return jdbc.sql(java.util.Objects.requireNonNull(REFERENCES.get(movement))).query(String.class).single();
    }

    private Reconciling reconciling() {
        return new Reconciling(marketplace, jdbc, transaction);
    }

    private Payday payday() {
        return new Payday(marketplace, jdbc, events, transaction);
    }

}
