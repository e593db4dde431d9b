package dev.cadence.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.Proficiency;
import dev.cadence.vetting.Skill;
import dev.cadence.vetting.Tier;
import dev.cadence.vetting.VettingEvent;
import dev.cadence.vetting.WorkingHours;
import dev.cadence.simulator.ChargeAttempt;
import dev.cadence.simulator.RefundMade;
import dev.cadence.simulator.StripeSimulator;
import dev.cadence.testing.Cast.Member;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// A marketplace to tell stories in: founders with cards, approved engineers, bookings at any point of their life, all
/// reached through the API and by letting time pass.
@Lazy
public final class Marketplace {

    public static final Duration TRIAL = Duration.ofHours(48);

    public static final Duration WEEK = Duration.ofHours(168);

    private final Cast cast;

    private final ApplicationEventPublisher events;

    private final TransactionTemplate transaction;

    private final StripeSimulator stripe;

    private final TimeMachine time;

    private final JdbcClient jdbc;

    private final MutableClock clock;

    Marketplace(Cast cast, ApplicationEventPublisher events, TransactionTemplate transaction, StripeSimulator stripe,
            TimeMachine time, JdbcClient jdbc, MutableClock clock) {
        this.cast = cast;
        this.events = events;
        this.transaction = transaction;
        this.stripe = stripe;
        this.time = time;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Cast cast() {
        return cast;
    }

    public StripeSimulator stripe() {
        return stripe;
    }

    public TimeMachine time() {
        return time;
    }

    public Member<Caller.Engineer> anEngineer(Tier tier) {
        var engineer = cast.engineer();
        approve(engineer, tier, introduction(engineer.person().name(), "Ships small changes", "Java", "PostgreSQL"));
        return engineer;
    }

    /// Vetting approves an engineer, of whom no application is on record: what comes
    /// after vetting does not ask for it.
    public void approve(Member<Caller.Engineer> engineer, Tier tier, Introduction introduction) {
        transaction.executeWithoutResult(begun -> events
            .publishEvent(new VettingEvent.Approved(engineer.caller().engineer(), tier, introduction, now())));
    }

    /// Somebody in Lisbon who has worked for five years with each of the skills.
    public static Introduction introduction(String name, String headline, String... skills) {
        return new Introduction(name, headline, "Tests first.", "Lisbon, Portugal", List.of(),
                ZoneId.of("Europe/Lisbon"), new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                Stream.of(skills).map(skill -> new Proficiency(Skill.of(skill), 5)).toList(), null);
    }

    public Member<Caller.Founder> aFounderWithCard() {
        return aFounderWithCard("pm_card_visa");
    }

    /// @param card one of Stripe's test cards
    public Member<Caller.Founder> aFounderWithCard(String card) {
        var founder = cast.founder();
        saveCard(founder.api(), card);
        return founder;
    }

    /// As many founders as asked for, whose cards are all saved by the time this returns.
    public List<Member<Caller.Founder>> foundersWithCards(int number) {
        var founders = IntStream.range(0, number).parallel().mapToObj(one -> cast.founder()).toList();
        founders.forEach(founder -> finishInTheBrowser(beginSetup(founder.api()).at("/clientSecret"), "pm_card_visa"));
        time.settle();
        return founders;
    }

    /// Begins to save a card, finishes as Stripe.js does in a browser, and waits for the
    /// notice.
    public void saveCard(Api founder, String card) {
        var setup = beginSetup(founder);
        finishInTheBrowser(setup.at("/clientSecret"), card);
        time.settle();
        assertThat(founder.get("/v1/card-setups/" + setup.at("/id")).at("/stage")).isEqualTo("SUCCEEDED");
    }

    private static Api.Answer beginSetup(Api founder) {
        var setup = founder.post("/v1/card-setups", Map.of());
        assertThat(setup.status()).as(setup.text()).isEqualTo(201);
        return setup;
    }

    public void finishInTheBrowser(String clientSecret, String card) {
        var setupIntent = clientSecret.substring(0, clientSecret.indexOf("_secret_"));
        var answer = Api.at(stripe.baseUri())
            .as("pk_test_browser")
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", "/v1/setup_intents/%s/confirm".formatted(setupIntent),
                    "client_secret=%s&payment_method=%s".formatted(clientSecret, card));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    public Booked aRequest() {
        return aRequest(aFounderWithCard(), anEngineer(Tier.SENIOR));
    }

    public Booked aRequest(Member<Caller.Founder> founder, Member<Caller.Engineer> engineer) {
        var answer = founder.api().post("/v1/bookings", Map.of("engineerId", engineer.caller().engineer().value()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Booked(answer.at("/id"), founder, engineer);
    }

    public Booked aTrial() {
        return accepted(aRequest());
    }

    public Booked accepted(Booked request) {
        var answer = request.engineer.api().put(request.path() + "/acceptance");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        time.settle();
        return request;
    }

    /// Week 0 has just been paid.
    public Booked anActiveBooking() {
        var booking = aTrial();
        time.advance(TRIAL);
        assertThat(booking.stage()).isEqualTo("ACTIVE");
        return booking;
    }

    /// Week 0 has just been declined for want of funds.
    public Booked aPastDueBooking() {
        var booking = aTrial();
        stripe.cards().decline(cardOf(booking), "insufficient_funds");
        time.advance(TRIAL);
        assertThat(booking.stage()).isEqualTo("PAST_DUE");
        return booking;
    }

    /// The application does nothing for so long, while Stripe's clock and everybody's
    /// weeks go on.
    public void outageOf(Duration time) {
        clock.advance(time);
    }

    /// Somebody removes a card in Stripe's dashboard.
    public void detachAtStripe(String card) {
        var answer = Api.at(stripe.baseUri())
            .as("sk_test_dashboard")
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", "/v1/payment_methods/%s/detach".formatted(card), "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    /// Stripe's reference of the card that the booking's company is charged on.
    public String cardOf(Booked booking) {
        return cardOf(booking.founder);
    }

    public String cardOf(Member<Caller.Founder> founder) {
        return jdbc.sql("select payment_method_ref from card where company_id = ? and chosen")
            .param(founder.caller().company().value())
            .query(String.class)
            .single();
    }

    /// What Stripe says was taken for the weeks of a booking, in the order of payment.
    public List<ChargeAttempt> taken(Booked booking) {
        return stripe.successfulCharges()
            .stream()
            .filter(charge -> booking.id.equals(charge.metadata().get("booking")))
            .toList();
    }

    /// The books are balanced, nothing is due or in doubt, no request or answer broke
    /// Stripe's contract, and Stripe's
    /// own books agree with ours on every charge: at most one for each week, and one
    /// exactly where ours says paid.
    public void assertAllIsWell() {
        var proof = cast.admin().api().get("/v1/ledger/proof");
        assertThat(proof.at("/balanced")).isEqualTo("true");
        assertThat(proof.at("/sound")).as(proof.text()).isEqualTo("true");
        assertThat(stripe.violations()).isEmpty();
        var ours = jdbc.sql("select intent_ref from charge where stage = 'PAID'").query(String.class).list();
        var theirs = stripe.successfulCharges().stream().map(ChargeAttempt::paymentIntent).toList();
        assertThat(theirs).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ours);
        assertThat(stripe.successfulCharges())
            .extracting(charge -> charge.metadata().get("booking") + " week " + charge.metadata().get("week"))
            .doesNotHaveDuplicates();
        assertThat(count("charge where stage in ('CHARGING', 'UNKNOWN', 'VOIDING')")).isZero();
        assertThat(count("refund where stage in ('SENDING', 'UNKNOWN')")).isZero();
        assertThat(count("dispute where stage = 'SUBMITTING'")).isZero();
        assertThat(stripe.refunds().all()).filteredOn(refund -> !refund.status().equals("failed"))
            .extracting(RefundMade::id)
            .containsExactlyInAnyOrderElementsOf(
                    jdbc.sql("select refund_ref from refund where stage in ('PENDING', 'SUCCEEDED')")
                        .query(String.class)
                        .list());
        assertThat(count("undelivered_event")).isZero();
    }

    public long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    public Instant now() {
        return time.now();
    }

    /// A booking and its two sides.
    public record Booked(String id, Member<Caller.Founder> founder, Member<Caller.Engineer> engineer) {

        public String path() {
            return "/v1/bookings/" + id;
        }

        public Api.Answer read() {
            return founder.api().get(path());
        }

        public String stage() {
            return read().at("/stage");
        }

        /// Its charges as the founder sees them, such as `0 PAID`.
        public List<String> charges() {
            return founder.api()
                .get(path() + "/charges")
                .body()
                .at("/items")
                .valueStream()
                .map(charge -> charge.at("/week").asString() + " " + charge.at("/stage").asString())
                .toList();
        }

        /// What its engineer has earned with this booking, newest first, such as `WEEK 0
        /// 120000`.
        public List<String> earnings() {
            return engineer.api()
                .get("/v1/earnings")
                .body()
                .at("/items")
                .valueStream()
                .filter(earning -> earning.at("/bookingId").asString().equals(id))
                .map(earning -> "%s %s %s".formatted(earning.at("/kind").asString(), earning.at("/week").asString(),
                        earning.at("/amount/amount").asString()))
                .toList();
        }

        public Api.Answer cancel() {
            return founder.api().put(path() + "/cancellation", Map.of("immediately", false));
        }

    }

}
