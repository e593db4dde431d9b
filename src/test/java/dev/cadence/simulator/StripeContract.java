package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;
import com.stripe.net.ApiRequestParams;

/// Stripe's own contract, read from stripe-java, which is generated from Stripe's specification.
///
/// A request is held against the class of its parameters and an answer against the class of its model, by the
/// names that both carry for serialisation, at any depth. Nothing of it was written by hand here, so the simulator
/// cannot agree with our code on something that Stripe never said.
public final class StripeContract {

    private final ParamsContract params = new ParamsContract();

    private final ModelContract models = new ModelContract();

    /// What is wrong with the parameters of a request; lists may be arrays or objects
    /// with indices as their names.
    public List<Violation> violationsOf(Class<? extends ApiRequestParams> type, JsonObject params) {
        List<Violation> found = new ArrayList<>();
        this.params.check(params, type, List.of(), found);
        return found;
    }

    /// What is wrong with an answer or an event: any object of Stripe's, a list of them,
    /// or an error.
    public List<Violation> violationsOf(JsonObject answer) {
        List<Violation> found = new ArrayList<>();
        this.models.check(answer, List.of(), found);
        return found;
    }

}
