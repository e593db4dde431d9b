package dev.cadence.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace.Booked;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Money that goes back to companies: refunds by admins, and disputes by banks.
///
/// @param admin who decides
public record MoneyBack(Marketplace marketplace, Member<Caller.Admin> admin) {

    public MoneyBack(Marketplace marketplace) {
        this(marketplace, marketplace.cast().admin());
    }

    /// The id of the charge of a booking's week.
    public String charge(Booked booking, int week) {
        return booking.founder().api().get(booking.path() + "/charges").at("/items/%d/id".formatted(week));
    }

    /// Stripe's reference of the latest charge of a booking.
    public String chargeRef(Booked booking) {
        return marketplace.taken(booking).getLast().id();
    }

    /// Asks for a refund of a booking's first week.
    /// @param cents null for all that is left
    public Api.Answer ask(Booked booking, @Nullable Long cents, String bearer) {
        return ask(booking, cents, bearer, "");
    }

    public Api.Answer ask(Booked booking, @Nullable Long cents, String bearer, String query) {
        var request = new HashMap<String, Object>(Map.of("bearer", bearer, "reason", "An apology."));
        if (cents != null) {
            request.put("amount", Map.of("amount", cents, "currency", "USD"));
        }
        return admin.api()
            .with("If-Match", "*")
            .post("/v1/charges/%s/refunds%s".formatted(charge(booking, 0), query), request);
    }

    /// The refunds of a booking's first week as its founder sees them, newest first, such
    /// as `SHARED 5000 SUCCEEDED`.
    public List<String> refunds(Booked booking) {
        return items(booking.founder().api().get("/v1/charges/%s/refunds".formatted(charge(booking, 0)))).stream()
            .map(refund -> "%s %s %s".formatted(refund.at("/bearer").asString(), refund.at("/amount/amount").asString(),
                    refund.at("/stage").asString()))
            .toList();
    }

    /// All disputes, newest first.
    public List<JsonNode> disputes() {
        return items(admin.api().get("/v1/disputes"));
    }

    /// The stages of all disputes, newest first.
    public List<String> stages() {
        return disputes().stream().map(dispute -> dispute.at("/stage").asString()).toList();
    }

    /// What an account of the ledger holds, in cents; a debit is positive.
    public long balance(String account) {
        return admin.api()
            .get("/v1/ledger/proof")
            .body()
            .at("/balances")
            .valueStream()
            .filter(balance -> balance.at("/account").asString().equals(account))
            .mapToLong(balance -> balance.at("/balance/amount").asLong())
            .sum();
    }

    /// How many entries of a kind there are in the ledger.
    public long entries(String kind) {
        return marketplace.count("ledger_entry where kind = '%s'".formatted(kind));
    }

    /// An admin removes the booking's engineer, who did not show up.
    public void remove(Booked booking) {
        var removed = marketplace.cast()
            .inPerson(admin)
            .with("If-Match", "*")
            .put(booking.path() + "/removal", Map.of("cause", "NO_SHOW"));
        assertThat(removed.status()).as(removed.text()).isEqualTo(200);
        marketplace.time().settle();
    }

    public Disputed aRefundedAndDisputedCharge(Booked booking) {
        var refund = ask(booking, 1_00L, "PLATFORM");
        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
        marketplace.time().settle();
        marketplace.stripe().disputes().open(chargeRef(booking));
        marketplace.time().settle();
        return new Disputed(charge(booking, 0), refund.at("/id"), disputes().getFirst().at("/id").asString());
    }

    public static List<JsonNode> items(Api.Answer page) {
        return StreamSupport.stream(page.body().at("/items").spliterator(), false).toList();
    }

    /// The ids of a charge, of a refund of a dollar of it, and of the dispute that
    /// followed.
    public record Disputed(String charge, String refund, String dispute) {
    }

}
