package dev.cadence.delivery;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.WholeDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.cadence.delivery.LinkedRepository.link;
import static org.assertj.core.api.Assertions.assertThat;

/// A founder links a repository to a booking.
@CadenceTest
record RepositoryTests(Marketplace marketplace, Api api, JdbcClient jdbc, RepositoryDesk desk) {

    @Test
    void theSecretIsShownOnceAndSealed() {
        var booking = marketplace.aTrial();

        var linked = link(booking, "acme/shop");
        var secret = linked.at("/webhookSecret");

        assertThat(secret).matches("cadence_hook_[A-Za-z0-9_-]{43}");
        assertThat(linked.at("/webhookPath")).matches("/webhooks/github/[0-9a-f-]{36}");
        assertThat(link(booking, "Acme/Shop").text()).as("the same again")
            .doesNotContain("webhookSecret")
            .contains(linked.at("/webhookPath"));
        for (var reader : List.of(booking.founder().api(), booking.engineer().api(),
                marketplace.cast().admin().api())) {
            assertThat(reader.get(booking.path() + "/repository").text()).contains("acme/shop")
                .doesNotContain("cadence_hook");
        }
        assertThat(WholeDatabase.tablesWith(secret, jdbc)).isEmpty();
    }

    @Test
    void whileASecretIsRotatedBothWorkForADay() {
        var booking = marketplace.anActiveBooking();
        var earlier = LinkedRepository.of(booking, api);
        var rotated = booking.founder().api().put(booking.path() + "/repository/secret");
        var later = new LinkedRepository(api, earlier.path(), rotated.at("/webhookSecret"));
        assertThat(later.secret()).isNotEqualTo(earlier.secret());
        assertThat(rotated.at("/earlierSecretUntil")).isEqualTo(marketplace.now().plus(Duration.ofDays(1)).toString());

        assertThat(earlier.push("bob", "", marketplace.now())).isEqualTo("OTHER_PERSON");
        assertThat(later.push("bob", "", marketplace.now())).isEqualTo("OTHER_PERSON");
        marketplace.time().advance(Duration.ofDays(1));

        assertThat(later.push(marketplace.now())).isEqualTo("FIRST_COMMIT");
        var body = LinkedRepository.text(LinkedRepository.body("ada", "", marketplace.now()));
        assertThat(earlier.send("push", "x", body).problem()).isEqualTo("webhook-not-authentic");
    }

    @Test
    void anotherRepositoryHasAnAddressAndASecretOfItsOwn() {
        var booking = marketplace.aTrial();
        var first = LinkedRepository.of(booking, api);
        first.push("bob", "", marketplace.now());

        var second = link(booking, "acme/other");

        assertThat(second.at("/webhookPath")).isNotEqualTo(first.path());
        assertThat(second.at("/webhookSecret")).isNotEmpty().isNotEqualTo(first.secret());
        var body = LinkedRepository.text(LinkedRepository.body("ada", "", marketplace.now()));
        assertThat(first.send("push", "x", body).problem()).isEqualTo("repository-not-linked");
    }

    @Test
    void whatIsUnlinkedListensNoMoreAndWhatWasRecordedStays() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        github.push(marketplace.now());

        assertThat(booking.founder().api().delete(booking.path() + "/repository").status()).isEqualTo(204);
        assertThat(booking.founder().api().delete(booking.path() + "/repository").status()).isEqualTo(204);

        assertThat(booking.founder().api().get(booking.path() + "/repository").problem())
            .isEqualTo("repository-not-linked");
        assertThat(booking.founder().api().put(booking.path() + "/repository/secret").problem())
            .isEqualTo("repository-not-linked");
        assertThat(github.send("push", "x", "{}").status()).isEqualTo(404);
        assertThat(booking.founder().api().get(booking.path() + "/delivery").text()).contains("firstCommit\"");
        assertThat(marketplace.count("github_notice")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "acme", "acme/", "/shop", "acme/shop/x", "https://github.com/acme/shop", "-acme/shop",
            "acme/sh op", "acme/shöp", "acme/shop\n", "a/b?c" })
    void whatIsNoRepositoryIsNotLinked(String name) {
        var booking = marketplace.aTrial();

        var refused = link(booking, name);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/errors/0/field")).isEqualTo("repository");
    }

    @Test
    void toABookingThatIsOverNothingIsLinked() {
        var booking = marketplace.aTrial();
        link(booking, "acme/shop");
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));

        assertThat(link(booking, "acme/shop").problem()).isEqualTo("booking-is-over");
        assertThat(booking.founder().api().put(booking.path() + "/repository/secret").problem())
            .isEqualTo("booking-is-over");
        assertThat(booking.founder().api().delete(booking.path() + "/repository").status()).isEqualTo(204);
    }

    @Test
    void aStrangersBookingIsNotFound() {
        var booking = marketplace.aTrial();
        link(booking, "acme/shop");
        var stranger = marketplace.cast().founder().api();

        assertThat(stranger.put(booking.path() + "/repository", Map.of("repository", "a/b")).problem())
            .isEqualTo("booking-not-found");
        assertThat(stranger.get(booking.path() + "/repository").problem()).isEqualTo("booking-not-found");
        assertThat(stranger.delete(booking.path() + "/repository").problem()).isEqualTo("booking-not-found");
        assertThat(stranger.get(booking.path() + "/delivery").problem()).isEqualTo("booking-not-found");
        assertThat(marketplace.cast()
            .engineer()
            .api()
            .get("/v1/bookings/%s/delivery".formatted(UUID.randomUUID()))
            .problem()).isEqualTo("booking-not-found");
    }

    @Test
    void whatNoKeyButTheNewestHasSealedStaysAsItIs() {
        var booking = marketplace.aTrial();
        link(booking, "acme/shop");
        var before = jdbc.sql("select sealed_secret from repository_link").query(byte[].class).single();

        desk.sealAnew();

        assertThat(jdbc.sql("select sealed_secret from repository_link").query(byte[].class).single())
            .isEqualTo(before);
    }

    @Test
    void anEngineerSaysAndForgetsByWhatTheyAreKnown() {
        var engineer = marketplace.cast().engineer();
        var mine = "/v1/me/commit-identity";
        assertThat(engineer.api().get(mine).problem()).isEqualTo("commit-identity-not-found");

        assertThat(said(engineer.api(), null, "Ada@Example.com", "ada@example.com").text())
            .contains("\"emails\":[\"ada@example.com\"]");
        assertThat(said(engineer.api(), "ada").at("/githubLogin")).isEqualTo("ada");
        assertThat(said(engineer.api(), null).at("/errors/0/field")).isEqualTo("githubLogin");
        assertThat(said(engineer.api(), "a b").status()).isEqualTo(400);
        assertThat(said(engineer.api(), "ada", "no address").status()).isEqualTo(400);
        assertThat(said(engineer.api(), "ada", "a@b", "b@b", "c@b", "d@b", "e@b", "f@b").status()).isEqualTo(400);
        assertThat(engineer.api().get(mine).at("/githubLogin")).isEqualTo("ada");
        assertThat(engineer.api().delete(mine).status()).isEqualTo(204);
        assertThat(engineer.api().get(mine).problem()).isEqualTo("commit-identity-not-found");
    }

    private static Api.Answer said(Api engineer, @org.jspecify.annotations.Nullable String login, String... emails) {
        var body = new HashMap<String, Object>(Map.of("emails", List.of(emails)));
        body.put("githubLogin", login);
        return engineer.put("/v1/me/commit-identity", body);
    }

}
