package dev.cadence.money;

import java.time.Duration;
import java.util.List;

import dev.cadence.simulator.Fault;
import dev.cadence.simulator.WebhookPlan;
import dev.cadence.stripe.LostNotices;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.FreshStart;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.BeforeTry;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.Transformer;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// Random lives of a small marketplace, of forty steps each, while calls to Stripe and its notices go wrong at random. How
/// many lives says `jqwik.tries.default`; a thorough run is `./mvnw -Dtest=MoneyPropertyTests -Djqwik.tries.default=500 test`.
@CadenceTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ANNOTATED)
class MoneyPropertyTests {

    private static final int STEPS = 40;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private ApplicationContext application;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private Marketplace marketplace;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private JdbcClient jdbc;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private TransactionTemplate transaction;

    @BeforeTry
    void startAfresh() throws Exception {
        new TestContextManager(MoneyPropertyTests.class).prepareTestInstance(this);
        FreshStart.begin(application);
    }

    @Property(shrinking = ShrinkingMode.OFF)
    void whateverHappensEveryCentIsWhereItBelongs(@ForAll("lives") ActionChain<Life> lives) {
        var faults = marketplace.stripe().faults();
        var before = faults.struck();
        lives.withInvariant("no week is paid twice and the books balance", Life::assertNothingIsWrong)
            .run()
            .endInPeace();
        assertThat(lives.transformations()).hasSize(STEPS);
        var struck = faults.struck() - before;
        Statistics.label("requests that went wrong in a life")
            .collect(struck == 0 ? "none" : struck < 5 ? "1 to 4" : "5 or more")
            .coverage(lifes -> lifes.check("none").percentage(share -> share < 90));
        Statistics.label("weeks paid in a life").collect(marketplace.stripe().successfulCharges().size());
    }

    @Provide
    Arbitrary<ActionChain<Life>> lives() {
        return ActionChain
            .startWith(() -> new Life(marketplace, jdbc, new Payday(marketplace, jdbc, application, transaction),
                    new LostNotices(application)))
            .withAction(4,
                    step("time passes", Arbitraries.of(1, 5, 6, 24, 48, 72, 100, 168).map(Duration::ofHours),
                            Life::wait))
            .withAction(4, step("a founder books", pairs(), Life::book))
            .withAction(1, step("a founder cancels", pairs(), Life::cancel))
            .withAction(1, step("a founder goes on after all", pairs(), Life::takeCancellationBack))
            .withAction(1, step("an engineer resigns", pairs(), Life::resign))
            .withAction(1, step("an admin removes an engineer", pairs(), Life::remove))
            .withAction(2,
                    step("a card behaves otherwise",
                            Arbitraries.of("approve", "approve", "insufficient_funds", "lost_card",
                                    "authentication_required"),
                            Life::changeCard))
            .withAction(1, step("a founder saves another card", pairs(), Life::saveCard))
            .withAction(2,
                    step("an admin refunds", refunds(), (life, refund) -> life.refund(refund.pick, refund.cents)))
            .withAction(1, step("a bank disputes or asks", pairs(), Life::dispute))
            .withAction(1, step("a bank decides for the company", Arbitraries.of(true, false), Life::decide))
            .withAction(1, step("an engineer can be paid", Arbitraries.integers().between(0, 2), Life::openAccount))
            .withAction(3, step("calls to Stripe go wrong", faults(), Life::goWrong))
            .withAction(2, step("notices go wrong", notices(), Life::notices))
            .withMaxTransformations(STEPS);
    }

    private static <T> Action.Independent<Life> step(String name, Arbitrary<T> choices,
            java.util.function.BiConsumer<Life, T> step) {
        return () -> choices.map(choice -> Transformer.mutate(name + ": " + choice, life -> step.accept(life, choice)));
    }

    /// Which of several, and which way.
    private static Arbitrary<Life.Pick> pairs() {
        return Arbitraries.integers()
            .between(0, 11)
            .flatMap(which -> Arbitraries.of(true, false).map(way -> new Life.Pick(which, way)));
    }

    private static Arbitrary<Asked> refunds() {
        return pairs().flatMap(pick -> Arbitraries.of(1L, 33_33L, 250_00L, 0L)
            .map(cents -> new Asked(pick, cents == 0 ? null : cents)));
    }

    private static Arbitrary<Life.Trouble> faults() {
        var kinds = Arbitraries.of(List.of(Fault.Kind.DROP_BEFORE, Fault.Kind.DROP_AFTER, Fault.Kind.TRUNCATED_JSON,
                Fault.Kind.EMPTY_BODY, Fault.Kind.RATE_LIMITED, Fault.Kind.ERROR_AFTER));
        var calls = Arbitraries.of(Life.CALLS);
        return kinds.flatMap(kind -> calls
            .flatMap(call -> Arbitraries.integers().between(1, 3).map(times -> new Life.Trouble(kind, call, times))));
    }

    private static Arbitrary<WebhookPlan> notices() {
        return Arbitraries.of(new WebhookPlan.Deliver(), new WebhookPlan.Deliver(), new WebhookPlan.Lose(),
                new WebhookPlan.Duplicate(3), new WebhookPlan.ApiVersion(null));
    }

    /// @param cents null for all that is left
    private record Asked(Life.Pick pick, @Nullable Long cents) {
    }

}
