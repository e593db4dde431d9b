package dev.cadence.ledger;

import java.util.UUID;
import java.util.function.Consumer;

import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@CadenceTest
record LedgerTests(Ledger ledger, Proofs proofs, JdbcClient jdbc, TransactionOperations transactions) {

    @Test
    void emptyBooksBalance() {
        assertThat(proofs.now()).returns(true, Proof::balanced).returns(0L, Proof::entries);
    }

    @Test
    void anEntryIsPostedOnceHoweverOftenItIsTold() {
        var entry = aCharge(UUID.randomUUID(), 1_500_00);

        post(entry);
        post(entry);

        var proof = proofs.now();
        assertThat(proof.entries()).isEqualTo(1);
        assertThat(proof.balances()).containsExactlyInAnyOrder(new Balance(Account.COMPANY, Money.usd(-1_500_00)),
                new Balance(Account.STRIPE_CLEARING, Money.usd(1_500_00)));
        assertThat(proof.sums()).containsExactly(Money.usd(0));
    }

    @Test
    void anEntryThatDoesNotSumToZeroCannotBeMade() {
        var draft = Entry.of(Entry.Kind.CHARGE, UUID.randomUUID(), MutableClock.NOON)
            .debit(Account.STRIPE_CLEARING, null, Money.usd(100))
            .credit(Account.COMPANY, UUID.randomUUID(), Money.usd(99));

        assertThatIllegalArgumentException().isThrownBy(draft::done);
    }

    @Test
    void nothingIsPostedOutsideTheTransactionOfWhatItRecords() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
            .isThrownBy(() -> ledger.post(aCharge(UUID.randomUUID(), 1)));
    }

    @Test
    void theDatabaseItselfRefusesAnEntryThatDoesNotSumToZero() {
        assertRefused(books -> {
            books.sql("""
                    insert into ledger_entry values (gen_random_uuid(), 'CHARGE', gen_random_uuid(), now(), now())""")
                .update();
            books.sql("""
                    insert into ledger_posting select id, 0, 'STRIPE_CLEARING', null, 100, 'USD' from ledger_entry""")
                .update();
        }, "does not sum to zero");
    }

    @Test
    void theDatabaseItselfRefusesAnEntryWithoutPostings() {
        assertRefused(books -> books.sql("""
                insert into ledger_entry values (gen_random_uuid(), 'CHARGE', gen_random_uuid(), now(), now())""")
            .update(), "does not sum to zero");
    }

    @Test
    void theDatabaseItselfRefusesToChangeOrRemoveWhatWasPosted() {
        post(aCharge(UUID.randomUUID(), 1_500_00));

        assertRefused(books -> books.sql("update ledger_posting set amount_minor = -amount_minor").update(),
                "append-only");
        assertRefused(books -> books.sql("delete from ledger_posting").update(), "append-only");
        assertRefused(books -> books.sql("update ledger_entry set kind = 'EARNING'").update(), "append-only");
        assertRefused(books -> books.sql("delete from ledger_entry").update(), "append-only");
        assertRefused(books -> books.sql("truncate ledger_posting").update(), "append-only");
        assertRefused(books -> books.sql("truncate ledger_entry cascade").update(), "append-only");
    }

    @Test
    void theDatabaseItselfRefusesASecondEntryOfAKindForASource() {
        post(aCharge(UUID.randomUUID(), 1_500_00));

        assertRefused(books -> books
            .sql("insert into ledger_entry select gen_random_uuid(), kind, source_id, now(), now() from ledger_entry")
            .update(), "one_entry_per_kind_and_source");
    }

    @Test
    void theDatabaseItselfRefusesAPostingThatIsAddedLater() {
        post(aCharge(UUID.randomUUID(), 1_500_00));

        assertRefused(books -> books
            .sql("insert into ledger_posting select id, 2, 'STRIPE_CLEARING', null, 1, 'USD' from ledger_entry")
            .update(), "does not sum to zero");
    }

    private void assertRefused(Consumer<JdbcClient> deed, String words) {
        assertThatExceptionOfType(Exception.class)
            .isThrownBy(() -> transactions.executeWithoutResult(status -> deed.accept(jdbc)))
            .satisfies(refusal -> assertThat(rootOf(refusal).getMessage()).contains(words));
    }

    private static Throwable rootOf(Throwable failure) {
        return failure instanceof DataAccessException access ? access.getMostSpecificCause()
                : failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private void post(Entry entry) {
        transactions.executeWithoutResult(status -> ledger.post(entry));
    }

    private static Entry aCharge(UUID source, long cents) {
        return Entry.of(Entry.Kind.CHARGE, source, MutableClock.NOON)
            .debit(Account.STRIPE_CLEARING, null, Money.usd(cents))
            .credit(Account.COMPANY, UUID.randomUUID(), Money.usd(cents))
            .done();
    }

}
