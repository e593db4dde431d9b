package dev.cadence.simulator;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeObject;
import com.stripe.net.ApiResource;
import com.stripe.param.SetupIntentCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Stripe's library reads everything that the simulator says, and loses nothing of it.
class CompletenessTests extends AgainstTheSimulator {

    @Test
    void everyAnswerSurvivesBeingReadByStripesLibrary() throws Exception {
        PaymentIntent paid = confirmed(aStagedPaymentWith("pm_card_visa"));
        PaymentIntent declined = aStagedPaymentWith("pm_card_chargeCustomerFail");
        send(post("/v1/payment_intents/%s/confirm".formatted(declined.getId()), "off_session=true"));
        String balanceTransaction = String
            .valueOf(this.stripe.v1().charges().retrieve(paid.getLatestCharge()).getBalanceTransaction());

        survives(com.stripe.model.Customer.class, "/v1/customers/" + paid.getCustomer());
        survives(com.stripe.model.PaymentMethod.class, "/v1/payment_methods/" + paid.getPaymentMethod());
        survives(PaymentIntent.class, "/v1/payment_intents/" + paid.getId() + "?expand[]=latest_charge");
        survives(PaymentIntent.class, "/v1/payment_intents/" + declined.getId() + "?expand[]=latest_charge");
        survives(com.stripe.model.SetupIntent.class, "/v1/setup_intents/" + aSetup());
        survives(com.stripe.model.Charge.class, "/v1/charges/" + paid.getLatestCharge());
        survives(com.stripe.model.BalanceTransaction.class, "/v1/balance_transactions/" + balanceTransaction);
        SIMULATOR.refunds().makeByHand(paid.getLatestCharge(), 1_00);
        SIMULATOR.refunds().fail(SIMULATOR.refunds().all().getFirst().id());
        String dispute = SIMULATOR.disputes().open(paid.getLatestCharge());
        send(post("/v1/disputes/" + dispute, "evidence[service_date]=today&submit=true"));
        survives(com.stripe.model.Refund.class, "/v1/refunds/" + SIMULATOR.refunds().all().getFirst().id());
        survives(com.stripe.model.Dispute.class, "/v1/disputes/" + dispute);
        for (SimulatedEvent event : SIMULATOR.events()) {
            survives(com.stripe.model.Event.class, "/v1/events/" + event.id());
        }
    }

    private String aSetup() throws StripeException {
        return this.stripe.v1()
            .setupIntents()
            .create(SetupIntentCreateParams.builder()
                .setConfirm(true)
                .addPaymentMethodType("card")
                .setPaymentMethod("pm_card_visa")
                .build())
            .getId();
    }

    /// Everything with a value is still there when the model writes itself down again.
    private static void survives(Class<? extends StripeObject> type, String path) throws Exception {
        String said = send(request(path)).body();
        StripeObject read = ApiResource.GSON.fromJson(said, type);

        Set<String> kept = values(Json.parse(ApiResource.GSON.toJson(read)));

        assertThat(kept).as(path).containsAll(values(Json.parse(said)));
    }

    private static Set<String> values(JsonObject object) {
        Set<String> values = new TreeSet<>();
        collect("", object, values);
        return values;
    }

    private static void collect(String path, JsonElement element, Set<String> into) {
        if (element.isJsonObject()) {
            element.getAsJsonObject()
                .entrySet()
                .forEach((entry) -> collect(path + "." + entry.getKey(), entry.getValue(), into));
        }
        else if (element.isJsonArray()) {
            Stream.iterate(0, (index) -> index + 1)
                .limit(element.getAsJsonArray().size())
                .forEach((index) -> collect(path + "." + index, element.getAsJsonArray().get(index), into));
        }
        else if (!element.isJsonNull()) {
            into.add(path + "=" + element.getAsString());
        }
    }

}
