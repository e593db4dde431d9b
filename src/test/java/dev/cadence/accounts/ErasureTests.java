package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.mail.Mailer;
import dev.cadence.roster.Roster;
import dev.cadence.vetting.Tier;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Payday;
import dev.cadence.testing.WholeDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Forgetting a person: who may have it done, what stands against it, and what is left.
@CadenceTest
record ErasureTests(Api api, Cast cast, Marketplace market, Mailbox mailbox, People people, Roster roster,
        LetterDesk letters, Seal seal, JdbcClient jdbc) {

    private static final List<String> SOUGHT = List.of(Traces.NAME, Traces.ADDRESS, Traces.NEXT_ADDRESS,
            Traces.HEADLINE, Traces.BIOGRAPHY, Traces.LOCATION, Traces.LINK, Traces.ZONE, Traces.SKILL, Traces.KEY,
            Traces.AGENT, Traces.NETWORK, Traces.REASON, Traces.OPINION, Traces.PRAISE);

    private static final Map<String, String> PASSWORD = Map.of("password", Cast.PASSWORD);

    @Test
    void nothingInTheDatabaseSaysWhoThePersonWas() {
        var traces = paidOut(Traces.left(market, people, api));
        assertThat(SOUGHT).allSatisfy(words -> assertThat(tablesWith(words)).as(words).isNotEmpty());

        assertThat(traces.inPerson().put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);

        assertThat(SOUGHT).allSatisfy(words -> assertThat(tablesWith(words)).as(words).isEmpty());
        market.time().settle();
        assertThat(SOUGHT).allSatisfy(words -> assertThat(tablesWith(words)).as(words).isEmpty());
    }

    @Test
    void whatTheBooksNeedStaysUnderIds() {
        var traces = paidOut(Traces.left(market, people, api));
        var before = countsOf("booking", "earning", "ledger_entry", "ledger_posting", "engineer_profile", "account");

        traces.inPerson().put("/v1/me/erasure", PASSWORD);

        assertThat(countsOf("booking", "earning", "ledger_entry", "ledger_posting", "engineer_profile", "account"))
            .isEqualTo(before);
        assertThat(traces.booking().read().at("/engineerId"))
            .isEqualTo(traces.engineer().caller().engineer().value().toString());
        market.time().settle();
        market.assertAllIsWell();
    }

    @Test
    void whoWasErasedIsOutAtOnceAndSeenByNobody() {
        var engineer = market.anEngineer(Tier.MID);
        var session = cast.inPerson(engineer);

        session.put("/v1/me/erasure", PASSWORD);

        assertThat(session.get("/v1/me").status()).isEqualTo(401);
        assertThat(engineer.api().get("/v1/me").status()).isEqualTo(401);
        assertThat(cast.signIn(engineer).problem()).isEqualTo("wrong-credentials");
        var id = engineer.caller().engineer().value();
        assertThat(api.get("/v1/engineers/" + id).problem()).isEqualTo("engineer-not-found");
        assertThat(api.get("/v1/engineers").body().at("/items")).isEmpty();
    }

    @Test
    void aLastLetterConfirmsItToTheAddressThatWas() {
        var founder = cast.unaffiliated();

        cast.inPerson(founder).put("/v1/me/erasure", PASSWORD);
        market.time().settle();

        var letter = mailbox.lastTo(founder.person().email());
        assertThat(letter.subject()).isEqualTo("Your account was erased");
        assertThat(letter.text()).contains("erased on 2 March 2026 12:00 UTC").doesNotContain(founder.person().name());
        assertThat(market.count("event_publication")).isZero();
    }

    @Test
    void aLetterThatCouldNotBeSentForThreeDaysIsForgotten() {
        var sealed = Base64.getEncoder()
            .encodeToString(seal.seal("somebody@example.com".getBytes(StandardCharsets.US_ASCII)));
        var longAgo = market.now().minus(Mailer.PATIENCE);

        assertThat(letters.confirm(new AccountEvent.Erased(sealed, longAgo))).isPresent();
        assertThat(letters.confirm(new AccountEvent.Erased(sealed, longAgo.minusNanos(1_000)))).isEmpty();
    }

    @Test
    void theAddressCanHaveAnAccountAgain() {
        var founder = cast.unaffiliated();
        cast.inPerson(founder).put("/v1/me/erasure", PASSWORD);

        assertThat(people.addEngineer(founder.person())).isNotNull();
    }

    @Test
    void itTakesThePasswordInPerson() {
        var founder = cast.unaffiliated();

        assertThat(cast.inPerson(founder).put("/v1/me/erasure", Map.of("password", "a wrong password")).problem())
            .isEqualTo("wrong-password");
        assertThat(founder.api().put("/v1/me/erasure", PASSWORD).problem()).isEqualTo("forbidden");
        assertThat(founder.api().get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void anAdminErasesWhoeverAsksByLetterAndTwiceChangesNothing() {
        var founder = cast.unaffiliated();
        var admin = cast.inPerson(cast.admin());
        assertThat(admin.put(erasureOf(founder)).status()).isEqualTo(204);
        var row = accountOf(founder);
        market.time().advance(Duration.ofMinutes(5));

        assertThat(admin.put(erasureOf(founder)).status()).isEqualTo(204);

        assertThat(accountOf(founder)).isEqualTo(row).contains("Erased person");
        assertThat(mailbox.lettersTo(founder.person().email())).hasSize(1);
    }

    @Test
    void onlyAdminsInPersonEraseOthers() {
        var founder = cast.unaffiliated();

        assertThat(cast.inPerson(cast.founder()).put(erasureOf(founder)).problem()).isEqualTo("forbidden");
        assertThat(cast.admin().api().put(erasureOf(founder)).problem()).isEqualTo("forbidden");
        assertThat(cast.inPerson(cast.admin()).put("/v1/accounts/" + UUID.randomUUID() + "/erasure").problem())
            .isEqualTo("account-not-found");
    }

    @Test
    void anAdminErasesThemselvesWithThePasswordOnly() {
        var admin = cast.admin();
        cast.admin();
        var inPerson = cast.inPerson(admin);

        assertThat(inPerson.put(erasureOf(admin)).problem()).isEqualTo("own-account");
        assertThat(inPerson.put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);
    }

    @Test
    void theLastAdminStays() {
        var admin = cast.admin();
        var gone = cast.admin();
        var inPerson = cast.inPerson(admin);
        inPerson.put("/v1/accounts/%s/disablement".formatted(gone.caller().account().value()));

        assertThat(inPerson.put("/v1/me/erasure", PASSWORD).problem()).isEqualTo("last-admin");
    }

    @Test
    void anOwnerHandsTheCompanyOverFirst() {
        var owner = cast.founder();
        var inPerson = cast.inPerson(owner);

        assertThat(inPerson.put("/v1/me/erasure", PASSWORD).problem()).isEqualTo("owner-stays");
        assertThat(inPerson.get("/v1/me").at("/name")).isEqualTo(owner.person().name());
    }

    @Test
    void aMemberGoesWhileTheirCompanysBookingsGoOn() {
        var owner = market.aFounderWithCard();
        var member = cast.member(owner.caller().company());
        var request = Map.of("engineerId", market.anEngineer(Tier.MID).caller().engineer().value());
        var booking = member.api().with("Idempotency-Key", "one-click").post("/v1/bookings", request);

        assertThat(cast.inPerson(member).put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);

        assertThat(owner.api().get("/v1/bookings/" + booking.at("/id")).at("/stage")).isEqualTo("REQUESTED");
        assertThat(market.count("idempotent_request")).isZero();
        assertThat(owner.api()
            .get("/v1/companies/%s/members".formatted(owner.caller().company().value()))
            .body()
            .at("/items")).hasSize(1);
    }

    @Test
    void anInvitationOutlivesItsSenderWithoutTheirName() {
        var owner = cast.founder();
        var successor = cast.member(owner.caller().company());
        var inPerson = cast.inPerson(owner);
        inPerson.post("/v1/invitations", Map.of("email", "bob@example.com"));
        inPerson.put("/v1/companies/%s/owner".formatted(owner.caller().company().value()),
                Map.of("accountId", successor.caller().account().value()));

        assertThat(inPerson.put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);

        var left = cast.inPerson(successor).get("/v1/invitations");
        assertThat(left.at("/items/0/invitedBy")).isEqualTo(owner.caller().account().value().toString());
        assertThat(tablesWith(owner.person().email())).isEmpty();
    }

    @Test
    void anEngineerFinishesWhatRuns() {
        var booking = market.aRequest();

        assertThat(cast.inPerson(booking.engineer()).put("/v1/me/erasure", PASSWORD).problem())
            .isEqualTo("bookings-live");
        assertThat(roster.bookable(booking.engineer().caller().engineer()).name())
            .isEqualTo(booking.engineer().person().name());
    }

    @Test
    void anEngineerIsPaidFirst() {
        var traces = Traces.left(market, people, api);

        assertThat(traces.inPerson().put("/v1/me/erasure", PASSWORD).problem()).isEqualTo("earnings-open");
        assertThat(paidOut(traces).inPerson().put("/v1/me/erasure", PASSWORD).status()).isEqualTo(204);
    }

    /// Lets the engineer open an account, and the trial and the time pass for which pay
    /// is held.
    private Traces paidOut(Traces traces) {
        market.stripe().topUp(1_000_00);
        traces.inPerson().post("/v1/me/payout-account", Map.of("country", "PT"));
        market.stripe().becomes(jdbc.sql("select account_ref from payee").query(String.class).single(), "active");
        market.time().settle();
        market.time().advance(Marketplace.TRIAL.plus(Payday.HOLD));
        return traces.back(market.now());
    }

    private List<String> tablesWith(String words) {
        return WholeDatabase.tablesWith(words, jdbc);
    }

    private List<Long> countsOf(String... tables) {
        return Arrays.stream(tables).map(market::count).toList();
    }

    private String accountOf(Cast.Member<?> member) {
        return jdbc.sql("select a::text from account a where id = ?")
            .param(member.caller().account().value())
            .query(String.class)
            .single();
    }

    private static String erasureOf(Cast.Member<?> member) {
        return "/v1/accounts/%s/erasure".formatted(member.caller().account().value());
    }

}
