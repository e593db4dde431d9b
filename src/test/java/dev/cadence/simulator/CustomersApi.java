package dev.cadence.simulator;

import java.util.List;
import java.util.Locale;

import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.CustomerUpdateParams;

/// `/v1/customers`
final class CustomersApi {

    private static final String[] DETAILS = { "email", "name", "phone", "description", "metadata", "invoice_settings" };

    private final Account account;

    CustomersApi(Account account) {
        this.account = account;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/customers", CustomerCreateParams.class, this::create).with(DETAILS),
                Route.get("/v1/customers/{id}", CustomerRetrieveParams.class,
                        (call) -> this.account.customers().deleted(call.id()) ? gone(call.id())
                                : this.account.customers().inPath(call.id()).json()),
                Route.delete("/v1/customers/{id}", CustomerRetrieveParams.class, this::delete),
                Route.post("/v1/customers/{id}", CustomerUpdateParams.class, this::update).with(DETAILS),
                Route.list("/v1/customers", CustomerListParams.class, this::list).with("email"));
    }

    private Json create(ApiCall call) {
        Customer customer = new Customer(this.account.now());
        requireOwnDefault(customer, call.params());
        customer.update(call.params());
        this.account.customers().add(customer);
        this.account.happened("customer.created", customer);
        return customer.json();
    }

    private Json update(ApiCall call) {
        Customer customer = this.account.customers().inPath(call.id());
        requireOwnDefault(customer, call.params());
        customer.update(call.params());
        return customer.json();
    }

    /// With a customer go all its cards, for good.
    private Json delete(ApiCall call) {
        Customer customer = this.account.customers().inPath(call.id());
        this.account.happened("customer.deleted", customer);
        this.account.customers().delete(customer.id());
        this.account.paymentMethods()
            .all()
            .stream()
            .filter((card) -> customer.id().equals(card.customer()))
            .forEach(PaymentMethod::detach);
        return gone(customer.id());
    }

    private static Json gone(String id) {
        return Json.object().put("id", id).put("object", "customer").put("deleted", true);
    }

    private void requireOwnDefault(Customer customer, Params params) {
        String id = params.group("invoice_settings").text("default_payment_method");
        String param = "invoice_settings[default_payment_method]";
        if (id != null && !customer.id().equals(this.account.paymentMethods().inParam(id, param).customer())) {
            throw StripeRefusal.invalid("resource_missing", "The customer does not have a payment method with the ID "
                    + "%s. The payment method must be attached to the customer.".formatted(id), param);
        }
    }

    private Json list(ApiCall call) {
        String email = call.params().text("email");
        return Page.of(this.account.customers(), call, (customer) -> email == null || sameMailbox(customer, email));
    }

    private static boolean sameMailbox(Customer customer, String email) {
        String own = customer.email();
        return own != null && own.toLowerCase(Locale.ROOT).equals(email.toLowerCase(Locale.ROOT));
    }

}
