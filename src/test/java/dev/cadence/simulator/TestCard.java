package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One of Stripe's test cards, as its documentation describes them: the tokens that stand for it, and how it behaves.
///
/// @param tokens the names it goes by; each use of one makes a payment method of its own
/// @param brand the network
/// @param number the card number, from which the fingerprint follows
/// @param whenSaved how it behaves when it is set up or attached
/// @param whenCharged how it behaves afterwards
record TestCard(List<String> tokens, String brand, String number, CardBehaviour whenSaved, CardBehaviour whenCharged) {

    private static final CardBehaviour APPROVES = new CardBehaviour.Approves();

    private static final List<TestCard> ALL = new ArrayList<>();

    static {
        accepted("4242424242424242", "visa", APPROVES, "pm_card_visa");
        accepted("5555555555554444", "mastercard", APPROVES, "pm_card_mastercard");
        accepted("4000000000000077", "visa", APPROVES, "pm_card_bypassPending");
        accepted("4000000000000341", "visa", CardBehaviour.Declines.with("generic_decline"),
                "pm_card_chargeCustomerFail");
        accepted("4000002760003184", "visa", new CardBehaviour.WantsAuthentication(), "pm_card_authenticationRequired");
        accepted("4000000000000259", "visa", then(CardBehaviour.Aftermath.DISPUTE), "pm_card_createDispute");
        accepted("4000000000001976", "visa", then(CardBehaviour.Aftermath.INQUIRY), "pm_card_createDisputeInquiry");
        accepted("4000000000005126", "visa", then(CardBehaviour.Aftermath.REFUNDS_FAIL), "pm_card_refundFail");
        accepted("4000000000007726", "visa", then(CardBehaviour.Aftermath.REFUNDS_PEND), "pm_card_pendingRefund");
        declined("4000000000000002", "generic_decline", "");
        declined("4000000000009995", "insufficient_funds", "InsufficientFunds");
        declined("4000000000009987", "lost_card", "LostCard");
        declined("4000000000009979", "stolen_card", "StolenCard");
        declined("4000000000000069", "expired_card", "ExpiredCard");
        declined("4000000000000127", "incorrect_cvc", "IncorrectCvc");
        declined("4000000000000119", "processing_error", "ProcessingError");
    }

    static Optional<TestCard> of(String token) {
        return ALL.stream().filter((card) -> card.tokens.contains(token)).findAny();
    }

    private static CardBehaviour then(CardBehaviour.Aftermath aftermath) {
        return new CardBehaviour.ApprovesThen(aftermath);
    }

    private static void accepted(String number, String brand, CardBehaviour whenCharged, String token) {
        ALL.add(new TestCard(List.of(token), brand, number, APPROVES, whenCharged));
    }

    private static void declined(String number, String declineCode, String suffix) {
        CardBehaviour declines = CardBehaviour.Declines.with(declineCode);
        List<String> tokens = List.of("pm_card_chargeDeclined" + suffix, "pm_card_visa_chargeDeclined" + suffix);
        ALL.add(new TestCard(tokens, "visa", number, declines, declines));
    }

    String last4() {
        return this.number.substring(this.number.length() - 4);
    }

    /// The same for every payment method made of this card, which is how a customer with
    /// two accounts is recognised.
    String fingerprint() {
        return Ids.derived(this.number, 16);
    }

}
