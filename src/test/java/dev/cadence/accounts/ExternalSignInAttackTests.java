package dev.cadence.accounts;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.cadence.testing.Api;
import dev.cadence.testing.Api.Answer;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/// People come back from a real OpenID provider with what is not theirs, too late, twice, or forged.
@CadenceTest
@Import(IdentityProviderFixture.class)
record ExternalSignInAttackTests(Api api, Cast cast, MutableClock clock, JdbcClient jdbc, ExternalSignIns attempts,
        LocalProvider provider, FrontEnd frontEnd) {

    @BeforeEach
    void anHonestProvider() {
        provider.reset();
    }

    @Test
    void theProviderIsAskedForACodeThatOnlyThisAttemptCanUse() {
        var begun = frontEnd.begins();

        var url = URI.create(begun.at("/authorizationUrl"));
        var asked = UriComponentsBuilder.fromUri(url).build().getQueryParams().toSingleValueMap();
        assertThat(url.toString()).startsWith(provider.issuer() + "/oauth2/authorize?");
        assertThat(asked).containsEntry("response_type", "code")
            .containsEntry("client_id", "cadence")
            .containsEntry("scope", "openid%20email")
            .containsEntry("redirect_uri", "https://app.example.com/signed-in")
            .containsEntry("code_challenge_method", "S256");
        assertThat(List.of("state", "nonce", "code_challenge"))
            .allSatisfy(secret -> assertThat(asked.get(secret)).matches("[A-Za-z0-9_-]{43}"));
        assertThat(begun.at("/attempt")).startsWith("cadence_external_sign_in_");
        assertThat(begun.at("/expiresAt")).isEqualTo("2026-03-02T12:10:00Z");
    }

    @Test
    void whereTheProviderSendsPeopleIsNotForTheCallerToSay() {
        var begun = api.post("/v1/external-sign-ins",
                Map.of("provider", "acme", "redirectUri", "https://evil.example.com"));

        assertThat(begun.problem()).isEqualTo("unknown-field");
        provider.know("248289761001", null, false);
        assertThat(frontEnd.provesAtTheProvider(frontEnd.begins(), "248289761001").page())
            .isEqualTo("https://app.example.com/signed-in");
    }

    @Test
    void anAttemptIsGoodForOneTry() {
        provider.know("248289761001", cast.founder().person().email(), true);
        var begun = frontEnd.begins();
        var back = frontEnd.provesAtTheProvider(begun, "248289761001");
        assertThat(frontEnd.finishes(begun, back).status()).isEqualTo(201);

        assertIdentityRefused(frontEnd.finishes(begun, back));
        var again = frontEnd.begins();
        assertIdentityRefused(frontEnd.finishes(again, new Browser.Return("", "forged", FrontEnd.state(again))));
        assertIdentityRefused(frontEnd.finishes(again, frontEnd.provesAtTheProvider(again, "248289761001")));
    }

    @Test
    void nobodyComesBackAfterTenMinutes() {
        provider.know("248289761001", cast.founder().person().email(), true);
        var inTime = frontEnd.begins();
        var late = frontEnd.begins();

        clock.advance(ExternalSignIns.LIFETIME.minusNanos(1_000));
        assertThat(frontEnd.finishes(inTime, frontEnd.provesAtTheProvider(inTime, "248289761001")).status())
            .isEqualTo(201);
        clock.advance(Duration.ofNanos(1_000));

        assertIdentityRefused(frontEnd.finishes(late, frontEnd.provesAtTheProvider(late, "248289761001")));
    }

    @Test
    void aCodeSlippedIntoAnotherBrowserIsWorthNothingThere() {
        provider.know("attacker", cast.founder().person().email(), true);
        var attackers = frontEnd.begins();
        var back = frontEnd.provesAtTheProvider(attackers, "attacker");
        var victims = frontEnd.begins();

        assertIdentityRefused(frontEnd.finishes(victims, back));
    }

    @Test
    void aStolenCodeIsWorthNothingInAnotherAttempt() {
        provider.know("victim", cast.founder().person().email(), true);
        var stolen = frontEnd.provesAtTheProvider(frontEnd.begins(), "victim");
        var attackers = frontEnd.begins();

        assertIdentityRefused(
                frontEnd.finishes(attackers, new Browser.Return("", stolen.code(), FrontEnd.state(attackers))));
    }

    @Test
    void aSubjectMayBeAsLongAsOpenIdConnectAllowsAndNoLonger() {
        var longest = "s".repeat(255);
        provider.know(longest, cast.founder().person().email(), true);
        provider.know(longest + "s", cast.founder().person().email(), true);
        var allowed = frontEnd.begins();
        var tooLong = frontEnd.begins();

        assertThat(frontEnd.finishes(allowed, frontEnd.provesAtTheProvider(allowed, longest)).status()).isEqualTo(201);
        assertIdentityRefused(frontEnd.finishes(tooLong, frontEnd.provesAtTheProvider(tooLong, longest + "s")));
    }

    @Test
    void anAttemptIsOursAndOfThisKind() {
        provider.know("248289761001", cast.founder().person().email(), true);
        var begun = frontEnd.begins();
        var back = frontEnd.provesAtTheProvider(begun, "248289761001");

        for (var attempt : List.of("", "nonsense", cast.founder().key(),
                "cadence_external_sign_in_" + "x".repeat(43))) {
            assertIdentityRefused(frontEnd.finishes(attempt, back));
        }
        assertThat(api.as(begun.at("/attempt")).get("/v1/me").status()).as("as a token").isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherAttemptIsNoticedByItsNonce() {
        provider.know("248289761001", cast.founder().person().email(), true);
        frontEnd.begins();
        var begun = frontEnd.begins();
        jdbc.sql("""
                update external_sign_in set sealed_nonce = other.sealed_nonce from external_sign_in other
                where external_sign_in.attempt_sha256 <> other.attempt_sha256""").update();

        assertIdentityRefused(frontEnd.finishes(begun, frontEnd.provesAtTheProvider(begun, "248289761001")));
    }

    @Test
    void aCodeWorksWithTheVerifierOfItsAttemptOnly() {
        provider.know("248289761001", cast.founder().person().email(), true);
        frontEnd.begins();
        var begun = frontEnd.begins();
        jdbc.sql("""
                update external_sign_in set sealed_verifier = other.sealed_verifier from external_sign_in other
                where external_sign_in.attempt_sha256 <> other.attempt_sha256""").update();

        assertIdentityRefused(frontEnd.finishes(begun, frontEnd.provesAtTheProvider(begun, "248289761001")));
    }

    static Stream<Arguments> lies() {
        return Stream.of(lie("another issuer", claims -> claims.issuer("https://id.example.com")),
                lie("another audience", claims -> claims.audience(List.of("somebody-else"))),
                lie("another party", claims -> claims.claim("azp", "somebody-else")),
                lie("two audiences and no party",
                        claims -> claims.audience(List.of("cadence", "somebody-else"))
                            .claims(all -> all.remove("azp"))),
                lie("an end that has passed",
                        claims -> claims.expiresAt(MutableClock.NOON.minus(Duration.ofSeconds(61)))
                            .issuedAt(MutableClock.NOON.minus(Duration.ofMinutes(10)))),
                lie("a beginning that is to come",
                        claims -> claims.issuedAt(MutableClock.NOON.plus(Duration.ofSeconds(61)))),
                lie("no nonce", claims -> claims.claims(all -> all.remove("nonce"))),
                lie("another nonce", claims -> claims.claim("nonce", "x".repeat(43))),
                lie("another subject than the details", claims -> claims.subject("somebody-else")));
    }

    private static Arguments lie(String about, Consumer<JwtClaimsSet.Builder> lie) {
        return argumentSet(about, lie);
    }

    @ParameterizedTest
    @MethodSource("lies")
    void aTokenThatIsNotForThisAttemptProvesNothing(Consumer<JwtClaimsSet.Builder> lie) {
        provider.know("248289761001", cast.founder().person().email(), true);
        provider.lie(lie);

        assertIdentityRefused(frontEnd.signsIn("248289761001"));
    }

    @Test
    void aTokenThatTheProviderDidNotSignProvesNothing() {
        provider.know("248289761001", cast.founder().person().email(), true);
        provider.forge();

        assertIdentityRefused(frontEnd.signsIn("248289761001"));
    }

    @Test
    void whatIsKeptOfAnAttemptLetsNobodyFinishIt() {
        var begun = frontEnd.begins();

        var row = jdbc.sql("select external_sign_in::text from external_sign_in").query(String.class).single();
        assertThat(row).doesNotContain(begun.at("/attempt"), hex(begun.at("/attempt")), hex(FrontEnd.state(begun)));
        provider.know("248289761001", cast.founder().person().email(), true);
        frontEnd.finishes(begun, frontEnd.provesAtTheProvider(begun, "248289761001"));
        assertThat(jdbc.sql("select count(*) from external_sign_in").query(Long.class).single()).isZero();
    }

    @Test
    void attemptsThatNobodyFinishedAreForgotten() {
        frontEnd.begins();
        clock.advance(ExternalSignIns.LIFETIME.minusNanos(1_000));
        assertThat(attempts.forgetExpired()).isZero();
        clock.advance(Duration.ofNanos(1_000));

        assertThat(attempts.forgetExpired()).isOne();
    }

    /// The same words whatever was wrong.
    private static void assertIdentityRefused(Answer answer) {
        FrontEnd.assertRefused(answer, 401, "identity-refused");
        assertThat(answer.at("/detail"))
            .isEqualTo("Who came back from the identity provider is not proven. Start over.");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

}
