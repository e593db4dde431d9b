package dev.cadence.accounts;

import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// An installation has no identity provider unless it is given one.
@CadenceTest
record NoIdentityProviderTests(Api api, Cast cast) {

    @Test
    void thereIsNobodyToBeSignedInBy() {
        var providers = api.get("/v1/identity-providers");

        assertThat(providers.status()).isEqualTo(200);
        assertThat(providers.body().at("/providers")).isEmpty();
    }

    @Test
    void nobodyIsSentAnywhere() {
        var begun = api.post("/v1/external-sign-ins", Map.of("provider", "acme"));

        assertThat(begun.status()).isEqualTo(404);
        assertThat(begun.problem()).isEqualTo("identity-provider-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/login", "/logout", "/oauth2/authorization/acme", "/login/oauth2/code/acme",
            "/oauth2/authorize", "/.well-known/openid-configuration" })
    void noneOfTheFrameworksPagesIsThere(String page) {
        assertThat(api.get(page).status()).isEqualTo(401);
        assertThat(cast.founder().api().get(page).problem()).isEqualTo("not-found");
    }

}
