package dev.cadence.accounts;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Erasures at the same moment as something that they must not cross.
@CadenceTest
record ErasureRaceTests(Cast cast, Marketplace market, JdbcClient jdbc) {

    /// Either the booking comes first and keeps the engineer, or the engineer is gone and
    /// cannot be booked.
    @Test
    void anEngineerWhoIsErasedWhileBeingRequestedIsInNoLiveBooking() throws Exception {
        var admin = cast.inPerson(cast.admin());
        var founder = market.aFounderWithCard().api();
        for (var round = 0; round < 25; round++) {
            var engineer = market.anEngineer(Tier.MID);
            var request = Map.of("engineerId", engineer.caller().engineer().value());

            var answers = atOnce(() -> founder.post("/v1/bookings", request), () -> admin.put(erasureOf(engineer)));

            var booked = answers.getFirst().status() == 201;
            assertThat(answers.getLast().problem()).as(answers.toString()).isEqualTo(booked ? "bookings-live" : "");
            assertThat(isErased(engineer)).isEqualTo(!booked);
        }
        assertThat(jdbc.sql("""
                select count(*) from booking join account using (engineer_id)
                where stage = 'REQUESTED' and erased_at is not null""").query(Long.class).single()).isZero();
    }

    @Test
    void ofTwoAdminsWhoEraseEachOtherAtOnceOneIsLeft() throws Exception {
        var one = cast.admin();
        var other = cast.admin();
        var asOne = cast.inPerson(one);
        var asOther = cast.inPerson(other);

        atOnce(() -> asOne.put(erasureOf(other)), () -> asOther.put(erasureOf(one)));

        assertThat(market.count("account where erased_at is null")).isEqualTo(1);
    }

    private boolean isErased(Cast.Member<?> member) {
        return jdbc.sql("select erased_at is not null from account where id = ?")
            .param(member.caller().account().value())
            .query(Boolean.class)
            .single();
    }

    private static String erasureOf(Cast.Member<?> member) {
        return "/v1/accounts/%s/erasure".formatted(member.caller().account().value());
    }

    private static List<Answer> atOnce(Supplier<Answer> one, Supplier<Answer> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = List.of(one, other).stream().map(call -> threads.submit(() -> {
                start.await();
                return call.get();
            })).toList();
            return List.of(running.getFirst().get(), running.getLast().get());
        }
    }

}
