package dev.cadence.accounts;

import java.time.Duration;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record InvitationTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time) {

    private static final String BOB = "bob@example.com";

    @Test
    void anOwnerInvitesAMemberWhoHasNoAccountYet() {
        var owner = cast.founder();

        var invited = cast.inPerson(owner).post("/v1/invitations", Map.of("email", " Bob@example.com"));

        assertThat(invited.status()).isEqualTo(201);
        assertThat(invited.at("/email")).isEqualTo(BOB);
        assertThat(invited.at("/expiresAt")).isEqualTo("2026-03-09T12:00:00Z");
        assertThat(letterTo(BOB).text())
            .contains("%s invites you to work for Company of".formatted(owner.person().name()));
        var bob = accept(BOB);
        assertThat(bob.at("/companyId")).isEqualTo(companyOf(owner));
        assertThat(bob.at("/standing")).isEqualTo("MEMBER");
    }

    @Test
    void anInvitationIsReadByWhoSentItAsLongAsItCanBeAccepted() {
        var owner = cast.inPerson(cast.founder());
        var invited = owner.post("/v1/invitations", Map.of("email", BOB));
        var path = invited.header("Location");

        assertThat(owner.get(path).text()).isEqualTo(invited.text());
        assertThat(cast.inPerson(cast.founder()).get(path).problem()).isEqualTo("invitation-not-found");
        assertThat(cast.inPerson(cast.admin()).get(path).problem()).isEqualTo("invitation-not-found");
        assertThat(owner.with("If-Match", owner.get(path).header("ETag")).delete(path).status()).isEqualTo(204);

        assertThat(owner.get(path).problem()).isEqualTo("invitation-not-found");
        assertThat(owner.delete(path).status()).isEqualTo(204);
    }

    @Test
    void anInvitationWaitsAWeek() {
        var owner = cast.inPerson(cast.founder());
        owner.post("/v1/invitations", Map.of("email", BOB));
        var code = letterTo(BOB).code();
        time.advance(Duration.ofDays(7));

        assertThat(api.post("/v1/accounts", account(code)).problem()).isEqualTo("unknown-code");
    }

    @Test
    void aFounderWithoutACompanyEntersTheOneThatInvitesThem() {
        var owner = cast.founder();
        var bob = cast.unaffiliated();
        cast.inPerson(owner).post("/v1/invitations", Map.of("email", bob.person().email()));
        var code = letterTo(bob.person().email()).code();

        var entered = cast.inPerson(bob).put("/v1/me/company", Map.of("code", code));

        assertThat(entered.status()).isEqualTo(200);
        assertThat(entered.at("/companyId")).isEqualTo(companyOf(owner));
        assertThat(entered.at("/standing")).isEqualTo("MEMBER");
    }

    @Test
    void anInvitationIsForTheAddressThatItWasSentTo() {
        cast.inPerson(cast.founder()).post("/v1/invitations", Map.of("email", BOB));
        var somebodyElse = cast.inPerson(cast.unaffiliated());

        assertThat(somebodyElse.put("/v1/me/company", Map.of("code", letterTo(BOB).code())).problem())
            .isEqualTo("unknown-code");
    }

    @Test
    void whoBelongsElsewhereIsInvitedInVainAndTheInviterDoesNotLearnIt() {
        var elsewhere = cast.founder().person().email();

        var invited = cast.inPerson(cast.founder()).post("/v1/invitations", Map.of("email", elsewhere));

        assertThat(invited.status()).isEqualTo(201);
        assertThat(letterTo(elsewhere).subject()).isEqualTo("You have an account already");
    }

    @Test
    void onlyOwnersAndAdminsInvite() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var request = Map.of("email", BOB);

        assertThat(cast.inPerson(member).post("/v1/invitations", request).problem()).isEqualTo("forbidden");
        assertThat(cast.inPerson(cast.engineer()).post("/v1/invitations", request).status()).isEqualTo(403);
        assertThat(owner.api().post("/v1/invitations", request).status()).isEqualTo(403);
    }

    @Test
    void anInvitationTakenBackIsWorthNothing() {
        var owner = cast.inPerson(cast.founder());
        var invitation = owner.post("/v1/invitations", Map.of("email", BOB));
        var code = letterTo(BOB).code();

        assertThat(cast.inPerson(cast.founder()).delete(invitation.header("Location")).problem())
            .isEqualTo("invitation-not-found");
        assertThat(owner.delete(invitation.header("Location")).status()).isEqualTo(204);
        assertThat(owner.delete(invitation.header("Location")).status()).isEqualTo(204);

        assertThat(api.post("/v1/accounts", account(code)).problem()).isEqualTo("unknown-code");
    }

    @Test
    void invitationsAreListedUntilTheyAreAcceptedTakenBackOrExpired() {
        var owner = cast.inPerson(cast.founder());
        cast.inPerson(cast.founder()).post("/v1/invitations", Map.of("email", "other@example.com"));
        owner.post("/v1/invitations", Map.of("email", BOB));
        var taken = owner.post("/v1/invitations", Map.of("email", "eve@example.com"));
        owner.post("/v1/invitations", Map.of("email", "dan@example.com"));
        accept(BOB);
        owner.delete(taken.header("Location"));

        var open = owner.get("/v1/invitations");

        assertThat(open.body().at("/items")).hasSize(1);
        assertThat(open.at("/items/0/email")).isEqualTo("dan@example.com");
    }

    @Test
    void anAdminInvitesAnAdmin() {
        var admin = cast.inPerson(cast.admin());
        admin.post("/v1/invitations", Map.of("email", BOB));

        var bob = accept(BOB);

        assertThat(bob.at("/role")).isEqualTo("ADMIN");
        assertThat(admin.get("/v1/invitations").body().at("/items")).isEmpty();
        assertThat(api.post("/v1/sessions", Map.of("email", BOB, "password", Cast.PASSWORD)).at("/stage"))
            .isEqualTo("AUTHENTICATOR_NEEDED");
    }

    @Test
    void nobodyEntersAClosedCompany() {
        var owner = cast.founder();
        var session = cast.inPerson(owner);
        var bob = cast.unaffiliated();
        session.post("/v1/invitations", Map.of("email", BOB));
        session.post("/v1/invitations", Map.of("email", bob.person().email()));
        var codeOfStranger = letterTo(BOB).code();
        var codeOfBob = letterTo(bob.person().email()).code();

        assertThat(session.put("/v1/companies/%s/closure".formatted(companyOf(owner))).status()).isEqualTo(204);

        assertThat(api.post("/v1/accounts", account(codeOfStranger)).problem()).isEqualTo("unknown-code");
        assertThat(cast.inPerson(bob).put("/v1/me/company", Map.of("code", codeOfBob)).problem())
            .isEqualTo("unknown-code");
    }

    @Test
    void whomAnAdminInvitedStaysOutWhenTheAdminIsKeptOut() {
        var admin = cast.admin();
        cast.inPerson(admin).post("/v1/invitations", Map.of("email", BOB));
        var code = letterTo(BOB).code();
        cast.admin().api().put("/v1/accounts/%s/disablement".formatted(admin.caller().account().value()));

        assertThat(api.post("/v1/accounts", account(code)).problem()).isEqualTo("unknown-code");
    }

    @Test
    void whoIsNoOwnerAnyMoreHasNotInvited() {
        var owner = cast.founder();
        var member = cast.member(owner.caller().company());
        var session = cast.inPerson(owner);
        session.post("/v1/invitations", Map.of("email", BOB));
        var code = letterTo(BOB).code();
        session.put("/v1/companies/%s/owner".formatted(companyOf(owner)),
                Map.of("accountId", member.caller().account().value()));

        assertThat(api.post("/v1/accounts", account(code)).problem()).isEqualTo("unknown-code");
    }

    private static String companyOf(Cast.Member<Caller.Founder> founder) {
        return founder.caller().company().value().toString();
    }

    private Mailbox.Received letterTo(String email) {
        time.settle();
        return mailbox.lastTo(email);
    }

    private Answer accept(String email) {
        var opened = api.post("/v1/accounts", account(letterTo(email).code()));
        assertThat(opened.status()).isEqualTo(201);
        return opened;
    }

    private static Map<String, String> account(String code) {
        return Map.of("code", code, "name", "Bob", "password", Cast.PASSWORD);
    }

}
