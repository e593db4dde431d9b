package dev.cadence.accounts;

import java.time.Duration;
import java.util.List;

import dev.cadence.testing.Api;
import dev.cadence.testing.AuthenticatorApp;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.TimeMachine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Who comes back from a real OpenID provider, and whose account that opens.
@CadenceTest
@Import(IdentityProviderFixture.class)
record ExternalSignInTests(Api api, Cast cast, Mailbox mailbox, TimeMachine time, JdbcClient jdbc,
        LocalProvider provider, FrontEnd frontEnd) {

    @BeforeEach
    void anHonestProvider() {
        provider.reset();
    }

    @Test
    void whoeverAsksLearnsByWhomTheyMayBeSignedIn() {
        var providers = api.get("/v1/identity-providers");

        assertThat(providers.status()).isEqualTo(200);
        assertThat(providers.at("/providers/0/id")).isEqualTo("acme");
        assertThat(providers.at("/providers/0/name")).isEqualTo("The provider acme");
        assertThat(providers.text()).doesNotContain(LocalProvider.CLIENT_SECRET, "issuer");
    }

    @Test
    void theFirstTimeTheAccountWithTheVerifiedAddressIsEnteredAndItsOwnerTold() {
        var founder = cast.founder();
        provider.know("248289761001", founder.person().email().toUpperCase(java.util.Locale.ROOT), true);

        var session = frontEnd.signsIn("248289761001");

        assertThat(session.status()).isEqualTo(201);
        assertThat(session.at("/stage")).isEqualTo("COMPLETE");
        assertThat(session.at("/account/email")).isEqualTo(founder.person().email());
        assertThat(api.as(session.at("/token")).get("/v1/bookings").status()).isEqualTo(200);
        time.settle();
        assertThat(mailbox.lastTo(founder.person().email()).text()).contains("entered by way of an identity provider");
    }

    @Test
    void theSecondTimeNobodyIsTold() {
        var founder = cast.founder();
        provider.know("248289761001", founder.person().email(), true);
        frontEnd.signsIn("248289761001");

        assertThat(frontEnd.signsIn("248289761001").at("/account/id"))
            .isEqualTo(founder.caller().account().value().toString());

        time.settle();
        assertThat(mailbox.lettersTo(founder.person().email())).hasSize(1);
    }

    @Test
    void onceLinkedTheSubjectCountsAndNoAddress() {
        var founder = cast.founder();
        var other = cast.founder();
        provider.know("248289761001", founder.person().email(), true);
        frontEnd.signsIn("248289761001");

        provider.know("248289761001", other.person().email(), true);
        assertThat(frontEnd.signsIn("248289761001").at("/account/email")).isEqualTo(founder.person().email());
        provider.know("248289761001", null, false);
        assertThat(frontEnd.signsIn("248289761001").at("/account/email")).isEqualTo(founder.person().email());
    }

    @Test
    void whoGotTheAddressOfSomebodyElseAtTheProviderDoesNotGetTheirAccount() {
        var founder = cast.founder();
        provider.know("who-left", founder.person().email(), true);
        frontEnd.signsIn("who-left");

        provider.know("who-came", founder.person().email(), true);

        FrontEnd.assertRefused(frontEnd.signsIn("who-came"), 403, "no-account-for-identity");
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedOpensNothing() {
        provider.know("248289761001", cast.founder().person().email(), false);

        FrontEnd.assertRefused(frontEnd.signsIn("248289761001"), 403, "no-account-for-identity");
    }

    @Test
    void whoHasNoAccountRegistersFirst() {
        provider.know("248289761001", "nobody@example.com", true);

        FrontEnd.assertRefused(frontEnd.signsIn("248289761001"), 403, "no-account-for-identity");
    }

    @Test
    void aDisabledAccountStaysClosedLinkedOrNot() {
        var admin = cast.admin();
        var linked = cast.engineer();
        var unlinked = cast.engineer();
        provider.know("linked", linked.person().email(), true);
        provider.know("unlinked", unlinked.person().email(), true);
        frontEnd.signsIn("linked");
        for (var engineer : List.of(linked, unlinked)) {
            admin.api().put("/v1/accounts/%s/disablement".formatted(engineer.caller().account().value()));
        }

        FrontEnd.assertRefused(frontEnd.signsIn("linked"), 403, "no-account-for-identity");
        FrontEnd.assertRefused(frontEnd.signsIn("unlinked"), 403, "no-account-for-identity");
        assertThat(jdbc.sql("select subject from external_identity").query(String.class).list())
            .containsExactly("linked");
    }

    @Test
    void aSecondFactorIsStillAskedFor() {
        var founder = cast.founder();
        var person = api.as(cast.signIn(founder).at("/token"));
        var app = AuthenticatorApp.setUp(person);
        app.confirm(person, time.now());
        time.advance(Duration.ofSeconds(30));
        provider.know("248289761001", founder.person().email(), true);

        var session = frontEnd.signsIn("248289761001");

        assertThat(session.at("/stage")).isEqualTo("CODE_NEEDED");
        var halfway = api.as(session.at("/token"));
        assertThat(halfway.get("/v1/bookings").problem()).isEqualTo("second-factor-needed");
        assertThat(app.give(halfway, time.now()).at("/stage")).isEqualTo("COMPLETE");
    }

    @Test
    void anAdminNeedsOurAuthenticatorWhateverTheProviderAskedFor() {
        provider.know("248289761001", cast.admin().person().email(), true);

        var session = frontEnd.signsIn("248289761001");

        assertThat(session.at("/stage")).isEqualTo("AUTHENTICATOR_NEEDED");
        assertThat(api.as(session.at("/token")).get("/v1/ledger/proof").problem()).isEqualTo("second-factor-needed");
    }

    @Test
    void aProviderThatNobodyConfiguredIsNotFound() {
        FrontEnd.assertRefused(frontEnd.begins("unknown"), 404, "identity-provider-not-found");
    }

    @Test
    void aProviderThatIsAwayKeepsNobodyElseOut() {
        FrontEnd.assertRefused(frontEnd.begins("nobody"), 503, "identity-provider-unavailable");
        assertThat(frontEnd.begins("acme").status()).isEqualTo(201);
    }

    @Test
    void aProviderThatSaysNothingIsWaitedForFiveSeconds() {
        var start = System.nanoTime();

        FrontEnd.assertRefused(frontEnd.begins("silent"), 503, "identity-provider-unavailable");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(9));
    }

    @Test
    void aDescriptionOfAnotherIssuerIsNotBelieved() {
        FrontEnd.assertRefused(frontEnd.begins("impostor"), 503, "identity-provider-unavailable");
    }

    @Test
    void aProviderThatLeavesMeanwhileIsNotTheirFault() {
        provider.know("248289761001", cast.founder().person().email(), true);
        var begun = frontEnd.begins();
        var back = frontEnd.provesAtTheProvider(begun, "248289761001");

        provider.leave();

        FrontEnd.assertRefused(frontEnd.finishes(begun, back), 503, "identity-provider-unavailable");
    }

    @Test
    void peopleSeeTheirIdentitiesAndRemoveThemInPerson() {
        var founder = cast.founder();
        provider.know("248289761001", founder.person().email(), true);
        var session = api.as(frontEnd.signsIn("248289761001").at("/token"));
        var identities = session.get("/v1/me/external-identities");
        var path = "/v1/me/external-identities/" + identities.at("/identities/0/id");

        assertThat(identities.at("/identities/0/issuer")).isEqualTo(provider.issuer().toString());
        assertThat(identities.at("/identities/0/linkedAt")).isEqualTo("2026-03-02T12:00:00Z");
        assertThat(founder.api().delete(path).problem()).as("with a key").isEqualTo("forbidden");
        var stranger = cast.inPerson(cast.founder());
        assertThat(stranger.get("/v1/me/external-identities").body().at("/identities")).isEmpty();
        assertThat(stranger.delete(path).problem()).isEqualTo("external-identity-not-found");

        assertThat(session.delete(path).status()).isEqualTo(204);

        assertThat(session.get("/v1/me/external-identities").body().at("/identities")).isEmpty();
        assertThat(session.delete(path).problem()).isEqualTo("external-identity-not-found");
    }

}
