package dev.cadence.stripe;

import dev.cadence.billing.CardVault;
import dev.cadence.shared.Refusal;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.support.TransactionOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record OutsideTransactionsTests(CardVault vault, TransactionOperations transaction, Marketplace marketplace) {

    @Test
    void stripeIsNotAskedInATransaction() {
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> transaction.execute(status -> vault.knowsCustomer("cus_1")));
        assertThat(marketplace.stripe().requests()).isEmpty();

        assertThat(vault.knowsCustomer("cus_1")).isFalse();
        assertThat(marketplace.stripe().requests()).hasSize(1);
    }

}
