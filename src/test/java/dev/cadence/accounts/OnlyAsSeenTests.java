package dev.cadence.accounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Of those who decided on the same, one changes it.
@CadenceTest
record OnlyAsSeenTests(Api api, Cast cast, Marketplace market) {

    private static final String STALE = "\"stale\"";

    @Test
    void ofTwoWhoSawTheSameOfADayOneChangesIt() {
        var booking = market.aTrial();
        var day = booking.path() + "/days/2026-03-02";

        assertThatOneChanges(booking.engineer().api(), day + "/update",
                List.of(Map.of("text", "One."), Map.of("text", "Two."), Map.of("text", "Three.")));
        assertThatOneChanges(booking.founder().api(), day + "/rating",
                List.of(Map.of("stars", 1), Map.of("stars", 2), Map.of("stars", 3)));
    }

    private static void assertThatOneChanges(Api writer, String path, List<Map<String, Object>> words) {
        writer.put(path, words.getFirst());
        var seen = writer.with("If-Match", writer.get(path).header("ETag"));

        assertThat(seen.put(path, words.get(1)).status()).isEqualTo(200);
        assertThat(seen.put(path, words.get(2)).problem()).isEqualTo("not-as-seen");
        assertThat(writer.get(path).body()).isEqualTo(writer.put(path, words.get(1)).body());
    }

    @Test
    void theTagOfTheWholeBookingStillAllowsWhatConcernsADayOfIt() {
        var booking = market.aTrial();
        var engineer = booking.engineer().api();
        var founder = booking.founder().api();
        var day = booking.path() + "/days/2026-03-02";

        for (var stars : List.of(1, 2)) {
            var text = Map.of("text", "Day of %d stars.".formatted(stars));
            assertThat(engineer.with("If-Match", engineer.get(booking.path()).header("ETag"))
                .put(day + "/update", text)
                .status()).isEqualTo(200);
            assertThat(founder.with("If-Match", founder.get(booking.path()).header("ETag"))
                .put(day + "/rating", Map.of("stars", stars))
                .status()).isEqualTo(200);
        }
        assertThat(founder.with("If-Match", founder.get(day + "/update").header("ETag"))
            .put(day + "/rating", Map.of("stars", 3))
            .problem()).isEqualTo("not-as-seen");
    }

    @Test
    void ofTwoWhoSawTheSameOwnerOneHandsTheCompanyOver() {
        var owner = cast.founder();
        var one = cast.member(owner.caller().company());
        var other = cast.member(owner.caller().company());
        var company = "/v1/companies/" + owner.caller().company().value();
        var admin = cast.inPerson(cast.admin());
        var whole = admin.with("If-Match", admin.get(company).header("ETag"));
        var seen = admin.with("If-Match", admin.get(company + "/owner").header("ETag"));
        var seenAsOwner = admin.with("If-Match", admin.get(member(company, owner)).header("ETag"));

        assertThat(seen.put(company + "/owner", successor(one)).status()).isEqualTo(204);

        assertThat(seen.put(company + "/owner", successor(other)).problem()).isEqualTo("not-as-seen");
        assertThat(seenAsOwner.delete(member(company, owner)).problem()).isEqualTo("not-as-seen");
        assertThat(admin.get(company + "/owner").at("/accountId")).isEqualTo(one.caller().account().value().toString());
        // As ever: nothing has changed about the company itself.
        assertThat(whole.put(company + "/owner", successor(other)).status()).isEqualTo(204);
        assertThat(whole.delete(member(company, owner)).status()).isEqualTo(204);
        assertThat(admin.get(member(company, owner)).problem()).isEqualTo("member-not-found");
    }

    private static String member(String company, Cast.Member<?> member) {
        return "%s/members/%s".formatted(company, member.caller().account().value());
    }

    private static Map<String, Object> successor(Cast.Member<?> member) {
        return Map.of("accountId", member.caller().account().value());
    }

    @Test
    void ofManyWhoDecidedOnTheSameOneChangesIt() throws Exception {
        var founder = cast.founder().api();
        var brief = "/v1/briefs/" + founder.post("/v1/briefs", Map.of("paragraph", "Go, please.")).at("/id");
        var seen = founder.with("If-Match", founder.get(brief).header("ETag"));

        var answers = allAtOnce(IntStream.range(0, 12)
            .<Callable<Answer>>mapToObj(n -> () -> seen.put(brief + "/skills",
                    Map.of("required", List.of(n % 2 == 0 ? "Java" : "Rust"), "niceToHave", List.of())))
            .toList());

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200)
            .extracting(Answer::problem)
            .isSubsetOf("not-as-seen", "changed-meanwhile");
    }

    @Test
    void theTagOfWhatWasReadAllowsTheChangeAndNoOtherDoes() {
        var booking = market.aRequest(market.aFounderWithCard(), market.anEngineer(Tier.MID));
        var founder = booking.founder().api();
        var tag = founder.get(booking.path()).header("ETag");

        assertThat(tag).matches("\"[\\w-]{24}\"");
        for (var other : List.of("W/" + tag, "\"x\", W/" + tag, tag.replace("\"", ""), "junk", "")) {
            assertThat(founder.with("If-Match", other).put(booking.path() + "/withdrawal").problem())
                .isEqualTo("not-as-seen");
        }
        assertThat(founder.get(booking.path()).at("/stage")).isEqualTo("REQUESTED");
        assertThat(founder.with("If-Match", "\"x\", " + tag).put(booking.path() + "/withdrawal").status())
            .isEqualTo(200);
    }

    @Test
    void aStrangerLearnsNothingByGuessing() {
        var booking = market.aRequest(market.aFounderWithCard(), market.anEngineer(Tier.MID));
        var stranger = cast.founder().api();

        for (var tag : List.of("*", STALE, booking.founder().api().get(booking.path()).header("ETag"))) {
            assertThat(stranger.with("If-Match", tag).put(booking.path() + "/withdrawal").problem())
                .isEqualTo("booking-not-found");
        }
    }

    @Test
    void whatCannotBeDoneAnywayIsSaidFirst() {
        var booking = market.aRequest(market.aFounderWithCard(), market.anEngineer(Tier.MID));
        booking.founder().api().put(booking.path() + "/withdrawal");

        assertThat(booking.engineer().api().with("If-Match", STALE).put(booking.path() + "/acceptance").problem())
            .isEqualTo("wrong-stage");
    }

    @Test
    void noMoneyMovesForWhoeverDoesNotSayWhatTheySaw() {
        var booking = market.anActiveBooking();
        var back = new MoneyBack(market);
        var admin = back.admin().api();
        var charge = "/v1/charges/" + back.charge(booking, 0);
        var request = Map.of("bearer", "PLATFORM", "reason", "An apology.");
        var seen = admin.with("If-Match", admin.get(charge).header("ETag"));

        assertThat(admin.post(charge + "/refunds", request).problem()).isEqualTo("if-match-needed");
        assertThat(admin.put(booking.path() + "/removal", Map.of("cause", "NO_SHOW")).problem())
            .isEqualTo("if-match-needed");
        assertThat(admin.post(charge + "/refunds?dry_run=true", request).status()).isEqualTo(201);
        assertThat(admin.with("If-Match", STALE).post(charge + "/refunds", request).problem()).isEqualTo("not-as-seen");
        assertThat(market.count("refund")).isZero();

        assertThat(seen.with("Idempotency-Key", "a").post(charge + "/refunds", request).status()).isEqualTo(201);
        assertThat(seen.with("Idempotency-Key", "a").post(charge + "/refunds", request).status()).isEqualTo(201);
        assertThat(seen.post(charge + "/refunds", request).status()).isIn(409, 412);
        assertThat(market.count("refund")).isEqualTo(1);
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        var booking = market.aRequest(market.aFounderWithCard(), market.anEngineer(Tier.MID));
        var engineer = "/v1/engineers/" + booking.engineer().caller().engineer().value();

        for (var path : List.of("/v1/engineers", "/v1/engineers?tier=MID&limit=1", engineer, "/v1/rubrics/current")) {
            var first = api.get(path);
            assertThat(first.header("Cache-Control")).as(path).isEqualTo("no-cache, public");
            var again = api.with("If-None-Match", first.header("ETag")).get(path);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(api.with("If-None-Match", STALE).get(path).text()).isEqualTo(first.text());
        }
        var founder = booking.founder().api();
        var seen = founder.get(booking.path());
        assertThat(seen.header("Cache-Control")).contains("no-store");
        assertThat(founder.with("If-None-Match", seen.header("ETag")).get(booking.path()).status()).isEqualTo(304);
        founder.put(booking.path() + "/withdrawal");
        assertThat(founder.with("If-None-Match", seen.header("ETag")).get(booking.path()).at("/stage"))
            .isEqualTo("WITHDRAWN");
    }

    private static List<Answer> allAtOnce(List<Callable<Answer>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Answer>();
            for (var call : threads.invokeAll(calls)) {
                answers.add(call.get());
            }
            return answers;
        }
    }

}
