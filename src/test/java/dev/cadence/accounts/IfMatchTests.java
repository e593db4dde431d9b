package dev.cadence.accounts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.cadence.accounts.AuthorizationTable.Row;
import dev.cadence.accounts.ValidRequests.ValidRequest;
import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.MoneyBack;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.Vetting;
import dev.cadence.vetting.Tier;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// Changes are made only if what their caller saw is what there is.
@CadenceTest
record IfMatchTests(Api api, Cast cast, Marketplace market, Vetting vetting, Mailbox mailbox, MutableClock clock,
        JdbcClient jdbc, ExternalIdentityDesk identities,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings) {

    private static final String STALE = "\"stale\"";

    /// `src/docs/decisions/conditional-requests.md` says why.
    private static final Set<String> NOTHING_TO_READ = Set.of("declareInterest", "disableAccount", "enableAccount",
            "endOtherSessions", "endSession", "eraseAccount", "giveSecondFactor", "removeAuthenticatorOf",
            "resetPassword", "retryStripeNotice", "signOut");

    /// What these change is not told by what is read there: how one signs in, and which
    /// company made a brief of advice that is everybody's.
    private static final Set<String> UNSEEN = Set.of("beginAuthenticator", "changePassword", "makeBriefOfAdvice",
            "removeAuthenticator", "renewRecoveryCodes");

    /// What cannot be done as things are in a {@link VisitedWorld}, or changes nothing
    /// there.
    private static final Set<String> NOT_AS_THINGS_ARE = Set.of("authenticateCharge", "changeWebhookEndpoint",
            "chooseCard", "chooseMailPreferences", "concludeInterview", "decideAppeal", "decideApplication",
            "deliverWebhookAgain", "deliverWebhooksAgain", "eraseMe", "forgetMyCommitIdentity", "missInterview",
            "recordInterview", "refundCharge", "reinstateEngineer", "resolveReconciliationDifference", "retryRefund",
            "transcribeInterview", "writeApplication");

    @Test
    void noOperationChangesAnythingForWhoeverSawSomethingElse() {
        var walked = new ArrayList<String>();
        var undone = new ArrayList<String>();
        for (var row : guarded().keySet()) {
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);
            market.time().settle();

            var stale = request.onlyIfMatch(STALE).send(self.session(), row);
            var now = request.onlyIfMatch("*").send(self.session(), row);

            if (now.status() / 100 != 2) {
                // As things are it is refused anyway, which is said first.
                assertThat(now.status()).as("%s: %s", row, now.text()).isIn(404, 409, 422);
                continue;
            }
            assertThat(stale.problem()).as("%s: %s", row, stale.text()).isEqualTo("not-as-seen");
            if (changesBy(stale) > 0) {
                undone.add(row.id());
            }
            walked.add(row.id());
        }

        System.out.printf("%d operations refused what was decided on something else: %s%n", walked.size(), walked);
        assertThat(undone).isEmpty();
        assertThat(walked).hasSizeGreaterThan(15);
    }

    @Test
    void allThatChangesWhatCanBeReadByItselfTakesAnEntityTag() {
        var without = AuthorizationTable.of(mappings)
            .rows()
            .stream()
            .filter(row -> Set.of("PUT", "PATCH", "DELETE").contains(row.method()))
            .map(Row::id)
            .collect(Collectors.toSet());
        guarded().keySet().forEach(row -> without.remove(row.id()));

        assertThat(without).isEqualTo(NOTHING_TO_READ);
    }

    @Test
    void whatIsChangedHasAnotherTagFromThenOn() {
        var same = new TreeSet<String>();
        var refused = new TreeSet<String>();
        for (var guard : guarded().entrySet()) {
            var row = guard.getKey();
            jdbc.sql("truncate rate_limit").update();
            var world = new VisitedWorld(api, market, vetting, mailbox, identities, clock);
            var self = world.person(row.person(Visitor.KEY_WITH_EVERY_SCOPE));
            var request = ValidRequests.to(row, world, self);
            market.time().settle();
            var read = new Row("GET", guard.getValue(), row.operation());
            var reading = new ValidRequest(request.names(), null, Map.of(), "");

            var before = reading.send(self.session(), read).header("ETag");
            clock.advance(Duration.ofSeconds(1));
            var changed = request.onlyIfMatch(before.isEmpty() ? "*" : before).send(self.session(), row);

            if (changed.status() / 100 != 2 || changesBy(changed) == 0) {
                refused.add(row.id());
            }
            else if (reading.send(self.session(), read).header("ETag").equals(before)) {
                same.add(row.id());
            }
        }

        assertThat(same).isEqualTo(UNSEEN);
        assertThat(refused).isEqualTo(NOT_AS_THINGS_ARE);
    }

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

    /// What takes a tag, and where that is read.
    private Map<Row, String> guarded() {
        var description = api.get("/v1/openapi").body();
        var guarded = new LinkedHashMap<Row, String>();
        AuthorizationTable.of(mappings)
            .rows()
            .forEach(row -> ifMatch(description, row)
                .ifPresent(told -> guarded.put(row, told.replaceFirst("(?s).*?`GET ([^`]+)`.*", "$1"))));
        return guarded;
    }

    private static Optional<String> ifMatch(JsonNode description, Row row) {
        return description.at("/paths")
            .get(row.path())
            .at("/%s/parameters".formatted(row.method().toLowerCase(Locale.ROOT)))
            .valueStream()
            .filter(parameter -> parameter.at("/name").asString().equals("If-Match"))
            .map(parameter -> parameter.at("/description").asString())
            .findFirst();
    }

    private long changesBy(Answer answer) {
        return jdbc.sql("select count(*) from audit_entry where request_id = ?")
            .param(answer.header("X-Request-Id"))
            .query(Long.class)
            .single();
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
