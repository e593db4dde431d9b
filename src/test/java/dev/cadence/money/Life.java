package dev.cadence.money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import dev.cadence.accounts.Caller;
import dev.cadence.simulator.Fault;
import dev.cadence.simulator.RefundMade;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.stripe.LostNotices;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import dev.cadence.testing.Payday;
import dev.cadence.testing.Reconciling;
import dev.cadence.vetting.Tier;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Two companies, three engineers, and what they do to each other. What the rules forbid is refused, and changes nothing.
final class Life {

    /// The calls that may go wrong.
    static final List<String> CALLS = List.of("POST /v1/payment_intents", "POST /v1/payment_intents/*/confirm",
            "GET /v1/payment_intents/*", "POST /v1/payment_intents/*/cancel", "POST /v1/refunds", "GET /v1/refunds/*",
            "GET /v1/disputes/*", "POST /v1/transfers", "GET /v1/transfers/*", "POST /v1/transfers/*/reversals");

    private final Marketplace marketplace;

    private final JdbcClient jdbc;

    private final Payday payday;

    private final LostNotices lostNotices;

    private final Reconciling reconciling;

    private final Api admin;

    private final List<Member<Caller.Founder>> founders;

    private final List<Member<Caller.Engineer>> engineers;

    private final List<Booked> bookings = new ArrayList<>();

    /// The dispute of each charge that was disputed, in the order of dispute.
    private final Map<String, String> disputed = new LinkedHashMap<>();

    private final Set<String> decided = new HashSet<>();

    private final Set<Member<Caller.Engineer>> paid = new HashSet<>();

    Life(Marketplace marketplace, JdbcClient jdbc, Payday payday, LostNotices lostNotices) {
        this.marketplace = marketplace;
        this.payday = payday;
        this.lostNotices = lostNotices;
        this.reconciling = new Reconciling(marketplace, jdbc, payday.transaction());
        this.jdbc = jdbc;
        this.admin = marketplace.cast().admin().api();
        this.founders = marketplace.foundersWithCards(2);
        this.engineers = List.of(marketplace.anEngineer(Tier.JUNIOR), marketplace.anEngineer(Tier.MID),
                marketplace.anEngineer(Tier.LEAD));
        openAccount(0);
        marketplace.stripe().topUp(10_000_00);
    }

    /// Every hour Stripe is asked for the notices that were lost.
    /// @param time an hour or more
    void wait(Duration time) {
        marketplace.time().advance(time);
        lostNotices.fetch();
        marketplace.time().settle();
    }

    void book(Pick pick) {
        var founder = pick.of(founders);
        var engineer = engineers.get(pick.which() % engineers.size());
        var answer = founder.api().post("/v1/bookings", Map.of("engineerId", engineer.caller().engineer().value()));
        if (expected(answer).status() == 201) {
            var booked = new Booked(answer.at("/id"), founder, engineer);
            bookings.add(booked);
            expected(engineer.api().put(booked.path() + "/acceptance"));
            marketplace.time().settle();
        }
    }

    void cancel(Pick pick) {
        withBooking(pick,
                booking -> booking.founder()
                    .api()
                    .put(booking.path() + "/cancellation", Map.of("immediately", pick.way())));
    }

    void takeCancellationBack(Pick pick) {
        withBooking(pick, booking -> booking.founder().api().delete(booking.path() + "/cancellation"));
    }

    void resign(Pick pick) {
        withBooking(pick,
                booking -> booking.engineer()
                    .api()
                    .put(booking.path() + "/resignation", Map.of("immediately", pick.way())));
    }

    void remove(Pick pick) {
        withBooking(pick,
                booking -> admin.with("If-Match", "*").put(booking.path() + "/removal", Map.of("cause", "CONDUCT")));
    }

    /// @param cents null for all that is left
    void refund(Pick pick, @Nullable Long cents) {
        if (!bookings.isEmpty()) {
            var booking = pick.of(bookings);
            var charges = booking.founder().api().get(booking.path() + "/charges").body().at("/items");
            if (!charges.isEmpty()) {
                var request = new HashMap<String, Object>();
                if (cents != null) {
                    request.put("amount", Map.of("amount", cents, "currency", "USD"));
                }
                request.put("bearer", pick.way() ? "SHARED" : "PLATFORM");
                request.put("reason", "An apology.");
                expected(admin.with("If-Match", "*")
                    .post("/v1/charges/%s/refunds".formatted(charges.at("/0/id").asString()), request));
                marketplace.time().settle();
            }
        }
    }

    /// The bank takes back what Stripe took for a booking's latest week, or only asks.
    void dispute(Pick pick) {
        if (!bookings.isEmpty()) {
            marketplace.taken(pick.of(bookings))
                .reversed()
                .stream()
                .filter(charge -> !disputed.containsKey(charge.id()) && charge.amount() > givenBack(charge.id()))
                .findFirst()
                .ifPresent(charge -> {
                    var disputes = marketplace.stripe().disputes();
                    disputed.put(charge.id(), pick.way() ? disputes.open(charge.id()) : disputes.inquire(charge.id()));
                    marketplace.time().settle();
                });
        }
    }

    private long givenBack(String charge) {
        return marketplace.stripe()
            .refunds()
            .all()
            .stream()
            .filter(refund -> refund.charge().equals(charge))
            .mapToLong(RefundMade::amount)
            .sum();
    }

    /// The bank decides the dispute that waits longest.
    void decide(boolean won) {
        disputed.values().stream().filter(decided::add).findFirst().ifPresent(dispute -> {
            var disputes = marketplace.stripe().disputes();
            if (won) {
                disputes.win(dispute);
            }
            else {
                disputes.lose(dispute);
            }
            marketplace.time().settle();
        });
    }

    void openAccount(int which) {
        var engineer = engineers.get(which % engineers.size());
        if (!paid.contains(engineer)) {
            payday.anAccount(engineer);
            paid.add(engineer);
        }
    }

    void changeCard(String behaviour) {
        var card = marketplace.cardOf(founders.getFirst());
        var cards = marketplace.stripe().cards();
        switch (behaviour) {
            case "approve" -> cards.approve(card);
            case "authentication_required" -> cards.requireAuthentication(card);
            default -> cards.decline(card, behaviour);
        }
    }

    void saveCard(Pick pick) {
        marketplace.saveCard(pick.of(founders).api(), "pm_card_visa");
    }

    void goWrong(Trouble trouble) {
        var call = trouble.call().split(" ");
        marketplace.stripe().faults().next(trouble.times(), call[0], call[1], trouble.kind());
    }

    void notices(WebhookPlan plan) {
        marketplace.stripe().webhooks().plan(plan);
    }

    private void withBooking(Pick pick, java.util.function.Function<Booked, Api.Answer> act) {
        if (!bookings.isEmpty()) {
            expected(act.apply(pick.of(bookings)));
            marketplace.time().settle();
        }
    }

    private static Api.Answer expected(Api.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        return answer;
    }

    /// What is true at every moment.
    void assertNothingIsWrong() {
        assertThat(marketplace.stripe().successfulCharges())
            .extracting(charge -> charge.metadata().get("booking") + " week " + charge.metadata().get("week"))
            .doesNotHaveDuplicates();
        assertThat(admin.get("/v1/ledger/proof").at("/balanced")).isEqualTo("true");
        assertThat(marketplace.count("""
                charge c where stage = 'PAID' and not exists
                    (select from ledger_entry where kind = 'CHARGE' and source_id = c.id)""")).isZero();
    }

    /// Nothing goes wrong any more, everybody stops, and time passes: all converges.
    void endInPeace() {
        marketplace.stripe().faults().clear();
        marketplace.stripe().webhooks().plan(new WebhookPlan.Deliver());
        bookings.forEach(booking -> expected(
                booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", false))));
        disputed.forEach((charge, dispute) -> decide(true));
        IntStream.range(0, engineers.size()).forEach(this::openAccount);
        wait(Duration.ofHours(1));
        marketplace.time().advance(Duration.ofDays(40));
        assertThat(bookings).allSatisfy(booking -> assertThat(booking.stage()).isIn("ENDED", "EXPIRED", "WITHDRAWN"));
        payday.assertAllIsWell();
        assertThatEveryEngineerHasEarnedWhatTheTermsSay();
        assertThatInvoicesSayWhatWasPaid();
        assertThat(reconciling.found()).isEmpty();
    }

    /// Each paid week has one invoice, and all of them less what was credited are what
    /// was paid and not given back.
    private void assertThatInvoicesSayWhatWasPaid() {
        assertThat(marketplace.count("""
                charge c where stage = 'PAID' and 1 <>
                    (select count(*) from invoice where kind = 'INVOICE' and source_id = c.id)""")).isZero();
        assertThat(sum("""
                select coalesce(sum(case kind when 'CREDIT_NOTE' then -total_minor else total_minor end), 0)
                from invoice"""))
            .isEqualTo(sum("select coalesce(sum(amount_minor), 0) from charge where stage = 'PAID'") - sum("""
                    select coalesce(sum(amount_minor), 0) from refund where stage in ('PENDING', 'SUCCEEDED')"""));
    }

    /// A trial that started earns two sevenths of a week's 80 %, a week that was paid 80
    /// % of the price less what engineers bear of refunds. All of it was sent.
    private void assertThatEveryEngineerHasEarnedWhatTheTermsSay() {
        var trials = Map.of("JUNIOR", 11_429L, "MID", 22_857L, "LEAD", 45_714L);
        for (var engineer : engineers) {
            var id = engineer.caller().engineer().value();
            var ofTrials = jdbc.sql("""
                    select tier from booking where engineer_id = ? and trial_seconds > 0 and started_at is not null""")
                .param(id)
                .query(String.class)
                .list()
                .stream()
                .mapToLong(tier -> trials.getOrDefault(tier, 0L))
                .sum();
            assertThat(sum("select coalesce(sum(amount_minor), 0) from earning where engineer_id = ?", id))
                .isEqualTo(ofTrials + ofWeeks("charge.amount_minor", id));
            assertThat(payday.sentTo(engineer).stream().mapToLong(Long::longValue).sum()
                    - payday.booked("ENGINEER_RECEIVABLE", engineer))
                .isEqualTo(ofTrials + ofWeeks("""
                        charge.amount_minor - coalesce((select sum(refund.amount_minor) from refund
                            where charge_id = charge.id and bearer = 'SHARED' and stage = 'SUCCEEDED'), 0)""", id));
        }
    }

    private long ofWeeks(String kept, UUID engineer) {
        return jdbc.sql("""
                select %s from charge join booking on booking.id = booking_id
                where engineer_id = ? and charge.stage = 'PAID'""".formatted(kept))
            .param(engineer)
            .query(Long.class)
            .list()
            .stream()
            .mapToLong(paid -> paid - (paid * 20 + 50) / 100)
            .sum();
    }

    private long sum(String query, Object... params) {
        return jdbc.sql(query).params(params).query(Long.class).single();
    }

    /// One of several, and one of two ways.
    record Pick(int which, boolean way) {

        <T> T of(List<T> several) {
            return several.get(which % several.size());
        }

    }

    /// @param call such as `POST /v1/refunds`
    record Trouble(Fault.Kind kind, String call, int times) {
    }

}
