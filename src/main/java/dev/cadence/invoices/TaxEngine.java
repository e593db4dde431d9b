package dev.cadence.invoices;

import dev.cadence.accounts.CompanyId;
import dev.cadence.shared.Money;
import org.jspecify.annotations.Nullable;

/// Says what tax is in a price. Prices include it: whatever it is, a company pays what the tier costs. An installation that
/// owes tax brings a bean of this type, which takes the place of the one here that knows of none.
///
/// It is asked within the transaction that issues an invoice, so it must not call anybody.
public interface TaxEngine {

    /// @param company who buys
    /// @param country where the company says it is, as of ISO 3166-1; null if it has not
    /// said
    /// @param taxId by which the company says it is registered; null if it has not said
    /// @param price with the tax
    Tax on(CompanyId company, @Nullable String country, @Nullable String taxId, Money price);

    /// @param rateBasisPoints on top of the net price, in hundredths of a percent, from 0
    /// to 10,000
    /// @param note what the law wants to be said on the invoice, such as why nothing is
    /// charged; null for nothing
    record Tax(int rateBasisPoints, @Nullable String note) {

        /// Charges nothing, and says nothing of it.
        public static final Tax NONE = new Tax(0, null);

        public Tax {
            if (rateBasisPoints < 0 || rateBasisPoints > 10_000) {
                throw new IllegalArgumentException(rateBasisPoints + " basis points are no tax");
            }
        }

    }

}
