package dev.cadence.payouts;

import org.springframework.stereotype.Service;

/// Where the provider's notices about engineers' accounts arrive. A notice is only a hint that something changed: what,
/// is asked of the provider.
@Service
public class PayeeNews {

    private final PayeeDesk desk;

    PayeeNews(PayeeDesk desk) {
        this.desk = desk;
    }

    /// @return whether the account is one of ours
    public boolean accountChanged(String accountRef) {
        return desk.converge(accountRef);
    }

    /// A payment from an account to its engineer's bank went through or came back.
    /// @return whether the account is one of ours
    public boolean bankPayoutChanged(String accountRef, String payoutRef) {
        return desk.convergeBankPayout(accountRef, payoutRef);
    }

}
