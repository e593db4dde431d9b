package dev.cadence.accounts;

import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@CadenceTest
record MembershipTests(Api api, Cast cast, Marketplace market, JdbcClient jdbc) {

    @Test
    void aMemberBooksButDoesNotTouchTheCompanysCards() {
        var booking = market.aRequest();
        var member = cast.member(booking.founder().caller().company());

        assertThat(member.api().get("/v1/bookings/" + booking.id()).status()).isEqualTo(200);
        assertThat(member.api().put("/v1/bookings/" + booking.id() + "/withdrawal").status()).isEqualTo(200);
        assertThat(member.api().send("POST", "/v1/card-setups", null).problem()).isEqualTo("forbidden");
        assertThat(cast.inPerson(member)
            .put("/v1/companies/%s/name".formatted(companyOf(booking.founder())), Map.of("name", "Mine"))
            .status()).isEqualTo(403);
    }

    @Test
    void aRemovedMembersAccessEndsAtOnce() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var session = cast.inPerson(member);

        assertThat(cast.inPerson(owner).delete(memberPath(owner, member)).status()).isEqualTo(204);

        assertThat(member.api().get("/v1/bookings").status()).isEqualTo(401);
        assertThat(session.get("/v1/cards").problem()).isEqualTo("forbidden");
        assertThat(session.get("/v1/companies/" + companyOf(owner)).status()).isEqualTo(404);
        assertThat(session.get("/v1/me").body().has("companyId")).isFalse();
        assertThat(owner.api().get("/v1/companies/%s/members".formatted(companyOf(owner))).body().at("/items"))
            .hasSize(1);
    }

    @Test
    void aKeyMadeForOneCompanyIsWorthNothingInAnother() {
        var first = cast.founder();
        var second = cast.founder();
        var member = cast.member(first.caller().company());
        // As if the key had not been revoked when its maker left.
        jdbc.sql("update account set company_id = ? where id = ?")
            .params(second.caller().company().value(), member.caller().account().value())
            .update();

        assertThat(member.api().get("/v1/bookings").status()).isEqualTo(401);
    }

    @Test
    void aMemberLeavesAndMayEnterAnotherCompany() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var session = cast.inPerson(member);

        assertThat(session.delete(memberPath(owner, member)).status()).isEqualTo(204);

        assertThat(session.post("/v1/companies", Map.of("name", "My own")).status()).isEqualTo(201);
    }

    @Test
    void aMemberRemovesNobodyElse() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var colleague = cast.member(owner.caller().company());

        assertThat(cast.inPerson(member).delete(memberPath(owner, colleague)).status()).isEqualTo(403);
        assertThat(cast.inPerson(member).delete(memberPath(owner, owner)).status()).isEqualTo(403);
        assertThat(cast.inPerson(cast.founder()).delete(memberPath(owner, colleague)).problem())
            .isEqualTo("company-not-found");
        assertThat(cast.inPerson(owner).delete(memberPath(owner, cast.founder())).problem())
            .isEqualTo("member-not-found");
    }

    @Test
    void theOwnerStaysUntilSomebodyElseIsOwner() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var session = cast.inPerson(owner);

        assertThat(session.delete(memberPath(owner, owner)).problem()).isEqualTo("owner-stays");
        assertThat(handOver(session, owner, member).status()).isEqualTo(204);
        assertThat(session.delete(memberPath(owner, owner)).status()).isEqualTo(204);

        assertThat(member.api().get("/v1/me").at("/standing")).isEqualTo("OWNER");
    }

    @Test
    void handingOverChangesWhatBothMayDoAtOnce() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());

        assertThat(handOver(cast.inPerson(owner), owner, member).status()).isEqualTo(204);

        assertThat(owner.api().send("POST", "/v1/card-setups", null).status()).isEqualTo(403);
        assertThat(member.api().send("POST", "/v1/card-setups", null).status()).isEqualTo(201);
        assertThat(handOver(cast.inPerson(owner), owner, owner).status()).isEqualTo(403);
    }

    @Test
    void anAdminHandsOverACompanyWhoseOwnerIsGone() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());

        assertThat(handOver(cast.inPerson(cast.admin()), owner, member).status()).isEqualTo(204);

        assertThat(member.api().get("/v1/me").at("/standing")).isEqualTo("OWNER");
    }

    @Test
    void aCompanyIsHandedToItsOwnMembersOnly() {
        var owner = cast.founder();
        var session = cast.inPerson(owner);

        assertThat(handOver(session, owner, cast.founder()).problem()).isEqualTo("member-not-found");
        assertThat(session
            .put("/v1/companies/%s/owner".formatted(companyOf(owner)), Map.of("accountId", UUID.randomUUID()))
            .status()).isEqualTo(404);
    }

    @Test
    void theDatabaseKnowsOneOwnerPerCompany() {
        var owner = cast.founder();
        cast.member(owner.caller().company());

        assertThatExceptionOfType(DataIntegrityViolationException.class)
            .isThrownBy(() -> jdbc.sql("update account set membership = 'OWNER'").update())
            .withMessageContaining("company_has_one_owner");
    }

    @Test
    void anOwnerRenamesTheCompany() {
        var owner = cast.founder();

        var renamed = cast.inPerson(owner)
            .put("/v1/companies/%s/name".formatted(companyOf(owner)), Map.of("name", " Acme Two "));

        assertThat(renamed.at("/name")).isEqualTo("Acme Two");
    }

    @Test
    void theLastFounderClosesACompanyThatOwesNothing() {
        var owner = cast.founder();
        var session = cast.inPerson(owner);
        var member = cast.member(owner.caller().company());
        var closure = "/v1/companies/%s/closure".formatted(companyOf(owner));

        assertThat(session.put(closure).problem()).isEqualTo("company-has-members");
        session.delete(memberPath(owner, member));
        assertThat(session.put(closure).status()).isEqualTo(204);

        assertThat(owner.api().get("/v1/me").status()).isEqualTo(401);
        assertThat(session.get("/v1/me").body().has("companyId")).isFalse();
        assertThat(cast.admin().api().get("/v1/companies/" + companyOf(owner)).at("/closedAt"))
            .isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void aCompanyIsNotHandedToSomebodyWhoIsKeptOut() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        cast.admin().api().put("/v1/accounts/%s/disablement".formatted(member.caller().account().value()));

        assertThat(handOver(cast.inPerson(owner), owner, member).problem()).isEqualTo("member-not-found");
    }

    @Test
    void theCompanyReadsInItsTrailThatAnAdminRemovedSomebody() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        cast.inPerson(cast.admin()).delete(memberPath(owner, member));

        var entry = owner.api()
            .get("/v1/audit-entries?subject=account&change=CHANGED&subjectId=" + member.caller().account().value());

        assertThat(entry.at("/items/0/actor/role")).isEqualTo("ADMIN");
        assertThat(entry.body().at("/items/0/changes").findValues("column").stream().map(JsonNode::asString))
            .contains("company_id", "membership");
    }

    @Test
    void aCompanyWithALiveBookingIsNotClosed() {
        var founder = market.aRequest().founder();

        assertThat(cast.inPerson(founder).put("/v1/companies/%s/closure".formatted(companyOf(founder))).problem())
            .isEqualTo("bookings-live");
    }

    private Answer handOver(Api by, Cast.Member<Caller.Founder> owner, Cast.Member<?> successor) {
        return by.put("/v1/companies/%s/owner".formatted(companyOf(owner)),
                Map.of("accountId", successor.caller().account().value()));
    }

    private static String memberPath(Cast.Member<Caller.Founder> owner, Cast.Member<?> member) {
        return "/v1/companies/%s/members/%s".formatted(companyOf(owner), member.caller().account().value());
    }

    private static String companyOf(Cast.Member<Caller.Founder> founder) {
        return founder.caller().company().value().toString();
    }

}
