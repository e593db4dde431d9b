package dev.cadence.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// What approved engineers change by themselves.
@CadenceTest
record OwnProfileTests(Marketplace marketplace, JdbcClient jdbc) {

    private static final Map<String, Object> INTRODUCTION = Map.of("name", "Ada", "headline", "Computes", "biography",
            "Wrote the first program.", "location", "London", "links", List.of("https://example.com/ada"), "timeZone",
            "Europe/London", "workingHours", Map.of("from", "10:00", "until", "18:00"), "skills",
            List.of(Map.of("skill", "Analytical Engine", "years", 9)));

    @Test
    void anEngineerChangesTheirWordsAndKeepsTheirTier() {
        var engineer = marketplace.anEngineer(Tier.LEAD);

        var answer = engineer.api().put("/v1/me/profile", INTRODUCTION);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/tier")).isEqualTo("LEAD");
        assertThat(answer.at("/introduction/availableFrom")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(engineer.api().get("/v1/me/profile").text()).isEqualTo(answer.text());
        var seen = engineer.api().get("/v1/engineers?skills=analytical-engine");
        assertThat(seen.at("/items/0/name")).isEqualTo("Ada");
    }

    @Test
    void anEngineerWhoIsNotApprovedHasNoProfile() {
        var api = marketplace.cast().engineer().api();

        assertThat(api.get("/v1/me/profile").problem()).isEqualTo("engineer-not-found");
        assertThat(api.get("/v1/me/availability").problem()).isEqualTo("engineer-not-found");
        assertThat(api.put("/v1/me/profile", INTRODUCTION).problem()).isEqualTo("engineer-not-found");
    }

    @Test
    void availabilityIsReadAsItWasWritten() {
        var engineer = marketplace.anEngineer(Tier.MID);
        assertThat(engineer.api().get("/v1/me/availability").at("/capacityHours")).isEqualTo("40");

        var answer = offer(engineer, 20, "2026-03-10T00:00:00Z", "2026-04-01T00:00:00Z", "2026-04-08T00:00:00Z",
                "2026-03-20T00:00:00Z", "2026-03-21T00:00:00Z");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(engineer.api().get("/v1/me/availability").text()).isEqualTo("""
                {"timeZone":"Asia/Kolkata","workingHours":{"from":"22:00:00","until":"06:00:00",\
                "on":["MONDAY","TUESDAY","WEDNESDAY","THURSDAY","FRIDAY"]},"capacityHours":20,\
                "availableFrom":"2026-03-10T00:00:00Z","blockedPeriods":[\
                {"from":"2026-03-20T00:00:00Z","until":"2026-03-21T00:00:00Z"},\
                {"from":"2026-04-01T00:00:00Z","until":"2026-04-08T00:00:00Z"}]}""");
    }

    @Test
    void blockedPeriodsAreReplacedAsAWhole() {
        var engineer = marketplace.anEngineer(Tier.MID);
        offer(engineer, 20, "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z", "2026-03-25T00:00:00Z",
                "2026-04-01T00:00:00Z", "2026-04-08T00:00:00Z");

        var answer = offer(engineer, 20, "2026-03-10T00:00:00Z", "2026-03-19T00:00:00Z", "2026-03-21T00:00:00Z",
                "2026-03-22T00:00:00Z", "2026-04-05T00:00:00Z", "2026-04-05T00:00:00Z", "2026-04-06T00:00:00Z");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(marketplace.count("blocked_period")).isEqualTo(3);
        offer(engineer, 20, "2026-03-10T00:00:00Z");
        assertThat(marketplace.count("blocked_period")).isZero();
    }

    @ParameterizedTest
    @CsvSource({ "capacityHours, -1", "capacityHours, 169", "timeZone, +02:00", "timeZone, Nowhere/Special",
            "availableFrom, tomorrow" })
    void anOfferThatCannotBeIsRefused(String field, String value) {
        var body = new HashMap<>(offered(20, "2026-03-10T00:00:00Z"));
        body.put(field, field.equals("capacityHours") ? Integer.valueOf(value) : value);

        assertThat(marketplace.anEngineer(Tier.MID).api().put("/v1/me/availability", body).problem())
            .isEqualTo("invalid-request");
    }

    @Test
    void overlappingBlockedPeriodsAreRefused() {
        assertThat(offer(marketplace.anEngineer(Tier.MID), 20, "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z",
                "2026-03-25T00:00:00Z", "2026-03-24T00:00:00Z", "2026-03-26T00:00:00Z")
            .problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-03-09T23:59:59Z | 409
            2026-03-10T00:00:00Z | 201
            2026-03-20T00:00:00Z | 409
            2026-03-20T23:59:59Z | 409
            2026-03-21T00:00:00Z | 201
            """)
    void aBookingStartsOnlyWhenTheEngineerIsAvailable(String start, int status) {
        var engineer = marketplace.anEngineer(Tier.MID);
        offer(engineer, 20, "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z", "2026-03-21T00:00:00Z");

        var answer = marketplace.aFounderWithCard()
            .api()
            .post("/v1/bookings", Map.of("engineerId", engineer.caller().engineer().value(), "startAt", start));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(status == 409 ? "engineer-unavailable" : "");
    }

    @Test
    void whoOffersNoHoursIsSeenAndNotBooked() {
        var engineer = marketplace.anEngineer(Tier.MID);
        offer(engineer, 0, "2026-03-01T00:00:00Z");
        var founder = marketplace.aFounderWithCard().api();

        assertThat(founder.get("/v1/engineers").at("/items/0/available")).isEqualTo("false");
        assertThat(founder.post("/v1/bookings", Map.of("engineerId", engineer.caller().engineer().value())).problem())
            .isEqualTo("engineer-unavailable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ends_at = starts_at", "number = 50", "number = -1",
            "starts_at = '2026-03-20T00:00:00Z', ends_at = '2026-03-21T00:00:00Z'" })
    void theDatabaseInsistsOnEveryRule(String change) {
        offer(marketplace.anEngineer(Tier.MID), 20, "2026-03-10T00:00:00Z", "2026-03-20T00:00:00Z",
                "2026-03-21T00:00:00Z", "2026-03-22T00:00:00Z", "2026-03-23T00:00:00Z");

        assertThatExceptionOfType(DataIntegrityViolationException.class)
            .isThrownBy(() -> jdbc.sql("update blocked_period set %s where number = 1".formatted(change)).update());
    }

    private static Api.Answer offer(Member<Caller.Engineer> engineer, int hours, String from, String... blocked) {
        return engineer.api().put("/v1/me/availability", offered(hours, from, blocked));
    }

    private static Map<String, Object> offered(int hours, String from, String... blocked) {
        var periods = new ArrayList<Map<String, String>>();
        for (var next = 0; next < blocked.length; next += 2) {
            periods.add(Map.of("from", blocked[next], "until", blocked[next + 1]));
        }
        return Map.of("timeZone", "Asia/Kolkata", "workingHours", Map.of("from", "22:00", "until", "06:00"),
                "capacityHours", hours, "availableFrom", from, "blockedPeriods", periods);
    }

}
