package dev.cadence.simulator;

import java.util.List;

import com.google.gson.JsonObject;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class StripeContractTests {

    private final StripeContract contract = new StripeContract();

    @ParameterizedTest
    @ValueSource(strings = { "amount=5000&currency=usd&confirm=true&off_session=true",
            "off_session=one_off&metadata[week]=7&metadata[0]=x&expand[0]=latest_charge&expand[]=customer",
            "automatic_payment_methods[enabled]=true&automatic_payment_methods[allow_redirects]=never",
            "payment_method_options[card][request_three_d_secure]=any&receipt_email=ada@example.com",
            "shipping[name]=Ada&shipping[address][line1]=1 High St&transfer_data[destination]=acct_1",
            "payment_method_types[]=card&setup_future_usage=off_session&amount_details[tax][total_tax_amount]=3" })
    void rightParametersPassAtAnyDepth(String form) {
        assertThat(inForm(PaymentIntentCreateParams.class, form)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "amout=5000|amout: is unknown", "customer[id]=cus_1|customer: has the wrong type",
            "automatic_payment_methods[enable]=true|automatic_payment_methods.enable: is unknown",
            "shipping[name]=Ada&shipping[address][town]=Ely|shipping.address.town: is unknown",
            "payment_method_options[card][installments][plan][kind]=x"
                    + "|payment_method_options.card.installments.plan.kind: is unknown",
            "amount=50.5|amount: has the wrong type", "amount=|amount: has the wrong type",
            "confirm=yes|confirm: has the wrong type", "expand=customer|expand: has the wrong type",
            "expand[first]=customer|expand.first: has the wrong type", "metadata=week|metadata: has the wrong type",
            "metadata[a][b]=x|metadata.a: has the wrong type",
            "automatic_payment_methods=true|automatic_payment_methods: has the wrong type",
            "automatic_payment_methods[allow_redirects]=maybe"
                    + "|automatic_payment_methods.allow_redirects: has a value",
            "setup_future_usage=later|setup_future_usage: has a value",
            "payment_method_data[type]=cheque|payment_method_data.type: has a value",
            "_stripe_java_extra_param_key[a]=1|_stripe_java_extra_param_key: is unknown" })
    void wrongParametersAreFoundAtAnyDepth(String formAndViolation) {
        String[] parts = formAndViolation.split("\\|", 2);

        assertThat(inForm(PaymentIntentCreateParams.class, parts[0])).singleElement().asString().startsWith(parts[1]);
    }

    @Test
    void aParameterOfTwoTypesTakesBothOfThem() {
        assertThat(inForm(PaymentIntentConfirmParams.class, "off_session=true")).isEmpty();
        assertThat(inForm(PaymentIntentConfirmParams.class, "off_session=recurring")).isEmpty();
        assertThat(inForm(CustomerUpdateParams.class, "metadata=&email=")).isEmpty();
        assertThat(inForm(PaymentIntentListParams.class, "created=1")).isEmpty();
        assertThat(inForm(PaymentIntentListParams.class, "created[gte]=1")).isEmpty();
    }

    @Test
    void aParameterOfTwoTypesTakesNoThird() {
        assertThat(inForm(PaymentIntentConfirmParams.class, "off_session=sometimes")).hasSize(1);
        assertThat(inForm(PaymentIntentListParams.class, "created[since]=1")).singleElement()
            .asString()
            .startsWith("created.since: is unknown");
        assertThat(inForm(PaymentIntentListParams.class, "created[gte]=noon")).singleElement()
            .asString()
            .startsWith("created.gte: has the wrong type");
    }

    @Test
    void everyWrongParameterIsNamedAsAFormSpellsIt() {
        assertThat(inForm(CustomerUpdateParams.class, "nick=A&invoice_settings[colour]=red"))
            .extracting(Violation::param)
            .containsExactly("nick", "invoice_settings[colour]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'id':'cus_1','object':'customer','deleted':true}",
            "{'error':{'type':'card_error','message':'No.','code':'card_declined','decline_code':'lost_card'}}",
            "{'object':'list','data':[],'has_more':false,'url':'/v1/customers'}",
            "{'object':'reporting.report_run','id':'frr_1','error':'It failed.','livemode':false}",
            "{'object':'refund','id':'re_1','amount':100,'metadata':{'a':'b'},'charge':'ch_1'}",
            "{'object':'refund','transfer_reversal':{'object':'transfer_reversal','amount':1,'source_refund':'re_1'}}",
            "{'object':'balance','livemode':false,'available':[{'amount':1,'currency':'usd','source_types':{'card':1}}]}" })
    void rightAnswersPass(String json) {
        assertThat(inAnswer(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{'object':'refund','colour':'red'}|colour: is unknown",
            "{'object':'refund','amount':'100'}|amount: has the wrong type",
            "{'object':'refund','amount':1.5}|amount: has the wrong type",
            "{'object':'refund','status':3}|status: has the wrong type",
            "{'object':'refund','charge':7}|charge: has the wrong type",
            "{'object':'refund','metadata':{'a':1}}|metadata.a: has the wrong type",
            "{'object':'refund','metadata':[]}|metadata: has the wrong type",
            "{'object':'refund','created':'2026-03-02'}|created: has the wrong type",
            "{'object':'refund','destination_details':{'card':{'reference':'r','x':1}}}"
                    + "|destination_details.card.x: is unknown",
            "{'object':'refund','charge':{'object':'transfer'}}|charge.object: has a value",
            "{'object':'refund','transfer_reversal':{'object':'transfer_reversal','transfer':{'object':'transfer','size':1}}}"
                    + "|transfer_reversal.transfer.size: is unknown",
            "{'object':'balance','available':[{'amount':1},{'amount':'1'}]}|available.1.amount: has the wrong type",
            "{'object':'balance','available':{}}|available: has the wrong type",
            "{'object':'balance','livemode':'no'}|livemode: has the wrong type", "{'object':'coin'}|object: is unknown",
            "{'id':'x'}|object: is unknown",
            "{'object':'list','data':[{'object':'refund','colour':1}],'has_more':false,'url':''}"
                    + "|data.0.colour: is unknown",
            "{'object':'list','data':[],'has_more':false,'url':'','total':1}|total: is unknown",
            "{'object':'list','data':[],'url':''}|has_more: is missing",
            "{'error':{'type':'card_error','message':'No.','reason':'x'}}|error.reason: is unknown",
            "{'error':{'type':'card_error'}}|error.message: is missing",
            "{'error':{'type':'a','message':'b'},'hint':'c'}|hint: is unknown",
            "{'error':{'type':'a','message':'b','source':{'object':'card','kind':1}}}"
                    + "|error.source.kind: is unknown" })
    void wrongAnswersAreFoundAtAnyDepth(String jsonAndViolation) {
        String[] parts = jsonAndViolation.split("\\|", 2);

        assertThat(inAnswer(parts[0])).singleElement().asString().startsWith(parts[1]);
    }

    @Test
    void anEventIsCheckedWithTheObjectInIt() {
        String event = "{'object':'event','id':'evt_1','api_version':null,'created':1,'livemode':false,"
                + "'pending_webhooks':0,'request':{'id':null,'idempotency_key':null},'type':'refund.created',"
                + "'data':{'object':{'object':'refund','amount':%s}}}";

        assertThat(inAnswer(event.formatted("1"))).isEmpty();
        assertThat(inAnswer(event.formatted("'one'"))).singleElement()
            .asString()
            .startsWith("data.object.amount: has the wrong type");
    }

    @Test
    void anObjectThatLacksWhatStripeAlwaysSendsIsIncomplete() {
        assertThat(inAnswer("{'object':'payment_method','id':'pm_1','type':'card','livemode':false,'created':1}"))
            .extracting(Violation::kind, Violation::param)
            .containsExactlyInAnyOrder(tuple(Violation.Kind.MISSING, "billing_details"),
                    tuple(Violation.Kind.MISSING, "customer"), tuple(Violation.Kind.MISSING, "metadata"));
    }

    private List<Violation> inForm(Class<? extends ApiRequestParams> type, String form) {
        return this.contract.violationsOf(type, Params.ofForm(form).tree());
    }

    /// The refunds of these tests are no longer than need be: what one always has is not
    /// asked for.
    private List<Violation> inAnswer(String json) {
        JsonObject parsed = Json.parse(json.replace('\'', '"'));
        return this.contract.violationsOf(parsed)
            .stream()
            .filter((violation) -> !violation.toString().endsWith("is missing (Refund has it)"))
            .toList();
    }

}
