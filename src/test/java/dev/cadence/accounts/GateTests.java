package dev.cadence.accounts;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
record GateTests(Api api, Cast cast,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {

    private static final List<Class<? extends Annotation>> RULES = List.of(ForEveryone.class, ForSignedIn.class,
            ForFounders.class, ForOwners.class, ForOwnersAndAdmins.class, ForFoundersAndAdmins.class,
            ForEngineersAndAdmins.class, ForFoundersAndEngineers.class, ForUnaffiliated.class, ForEngineers.class,
            ForAdmins.class);

    @Test
    void everyOperationSaysForWhomItIs() {
        var ours = operations.getHandlerMethods()
            .entrySet()
            .stream()
            .filter(operation -> operation.getValue().getBeanType().getPackageName().startsWith("dev.cadence"))
            .filter(operation -> operation.getKey().getPatternValues().stream().anyMatch(this::isOfTheApi))
            .toList();

        assertThat(ours).isNotEmpty().allSatisfy((operation) -> assertThat(rulesOf(operation.getValue())).hasSize(1));
    }

    @Test
    void anOperationThatDoesNotSayForWhomItIsIsForNobody() throws Exception {
        var path = RequestMappingInfo.paths("/v1/forgotten").options(operations.getBuilderConfiguration()).build();
        operations.registerMapping(path, new Forgotten(), Forgotten.class.getDeclaredMethod("answer"));
        try {
            assertThat(cast.admin().api().get("/v1/forgotten").status()).isEqualTo(403);
            assertThat(cast.founder().api().get("/v1/forgotten").problem()).isEqualTo("forbidden");
            assertThat(api.get("/v1/forgotten").status()).isEqualTo(401);
        }
        finally {
            operations.unregisterMapping(path);
        }
    }

    @Test
    void whoIsNotSignedInIsToldHowToSignIn() {
        var answer = api.get("/v1/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.at("/status")).isEqualTo("401");
        assertThat(answer.at("/instance")).isEqualTo("/v1/me");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Bearer", "Bearer ", "Bearer x", "Bearer two words", "Bearer cadence_key_",
            "Bearer cadence_session_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "Bearer cadence_key_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer 'or 1=1--",
            "Basic YWRhOnNlY3JldA==", "cadence_key_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "," })
    void anAuthorizationThatProvesNothingIsRefused(String authorization) {
        var answer = api.with("Authorization", authorization).get("/v1/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.problem()).isEqualTo("unauthorized");
    }

    @Test
    void aTokenIsNotReadFromTheAddressWhichIsLogged() {
        assertThat(api.get("/v1/me?access_token=" + cast.founder().key()).status()).isEqualTo(401);
    }

    @Test
    void theWordBearerMayBeWrittenInAnyCase() {
        assertThat(api.with("Authorization", "bEaReR " + cast.founder().key()).get("/v1/me").status()).isEqualTo(200);
    }

    @Test
    void whoMayNotIsToldSoBeforeTheBodyIsRead() {
        var answer = cast.founder().api().post("/v1/companies", Map.of("nonsense", true));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("forbidden");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/nothing", "/v1", "/nothing", "/", "/error", "/v2/me", "/v1/me/" })
    void anUnknownPathIsNotThereForThoseSignedInAndNoOnesBusinessOtherwise(String path) {
        var answer = cast.founder().api().get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("not-found");
        assertThat(api.get(path).status()).isEqualTo(401);
        assertThat(api.get(path).problem()).isEqualTo("unauthorized");
    }

    @Test
    void aWrongMethodIsSaidToThoseSignedIn() {
        assertThat(cast.founder().api().delete("/v1/me").status()).isEqualTo(405);
        assertThat(cast.founder().api().delete("/v1/me").problem()).isEqualTo("method-not-allowed");
        assertThat(api.delete("/v1/me").status()).isEqualTo(401);
    }

    @Test
    void whichMethodsAnAddressHasIsToldToThoseSignedIn() {
        var answer = cast.founder().api().send("OPTIONS", "/v1/me", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(api.send("OPTIONS", "/v1/me", null).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness",
            "/actuator/info", "/v1/openapi", "/v1/openapi.yaml", "/v1/openapi/swagger-config", "/swagger-ui/index.html",
            "/advisor" })
    void somePathsAreForEveryone(String path) {
        assertThat(api.get(path).status()).isEqualTo(200);
    }

    @Test
    void theBrowsableDescriptionIsForEveryone() {
        assertThat(api.get("/docs").status()).isEqualTo(302);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/problems/nothing", "/webhooks/nobody" })
    void openPathsThatNothingAnswersAreNotFoundWithoutSigningIn(String path) {
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/actuator/prometheus", "/actuator" })
    void whatTheApplicationMeasuresIsForAdmins(String path) {
        assertThat(cast.admin().api().get(path).status()).isEqualTo(200);
        assertThat(cast.founder().api().get(path).problem()).isEqualTo("forbidden");
        assertThat(cast.engineer().api().get(path).status()).isEqualTo(403);
        assertThat(api.get(path).status()).isEqualTo(401);
    }

    @Test
    void answersMayNotBeFramedSniffedStoredOrRun() {
        for (var answer : List.of(cast.founder().api().get("/v1/me"), api.get("/v1/me"), api.get("/actuator/health"))) {
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void theBrowsableDescriptionMayRunItsOwnScriptsAndNoOthers() {
        assertThat(api.get("/swagger-ui/index.html").headers().allValues("Content-Security-Policy")).singleElement()
            .asString()
            .contains("script-src 'self';", "connect-src 'self'", "frame-ancestors 'none'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1//me", "/v1/me;role=admin", "/v1/%2e%2e/me", "/v1/me%0A" })
    void anAddressThatIsNotWellFormedEndsAsAProblem(String path) {
        var answer = cast.founder().api().get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("request-rejected");
    }

    @Test
    void aProblemIsAnsweredWhateverTheCallerAccepts() {
        var answer = api.with("Accept", "text/html").get("/v1/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
    }

    @Test
    void theWayInIsDescribedTruthfully() {
        var description = api.get("/.well-known/oauth-protected-resource");

        assertThat(description.status()).isEqualTo(200);
        assertThat(description.at("/bearer_methods_supported/0")).isEqualTo("header");
        assertThat(description.at("/tls_client_certificate_bound_access_tokens")).isNotEqualTo("true");
    }

    @Test
    void theDescriptionAsksNobodyWhoTheyAreTwice() {
        var description = api.get("/v1/openapi").body();

        assertThat(description.at("/paths/~1v1~1me/get/parameters")).extracting((parameter) -> parameter.at("/name"))
            .extracting(JsonNode::stringValue)
            .containsExactly("If-None-Match");
        assertThat(description.at("/paths/~1v1~1api-keys/post/parameters"))
            .extracting((parameter) -> parameter.at("/name"))
            .extracting(JsonNode::stringValue)
            .containsExactly("Idempotency-Key");
        assertThat(description.at("/components/schemas").propertyNames()).contains("ApiKey")
            .doesNotContain("SignedIn", "Caller");
    }

    private boolean isOfTheApi(String pattern) {
        return pattern.startsWith("/v1") || pattern.equals("/advisor");
    }

    private static List<Class<? extends Annotation>> rulesOf(HandlerMethod operation) {
        return RULES.stream().filter(operation::hasMethodAnnotation).toList();
    }

    /// An operation whose author forgot to say for whom it is.
    static class Forgotten {

        ResponseEntity<String> answer() {
            return ResponseEntity.ok("open to all");
        }

    }

}
