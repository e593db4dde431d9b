package dev.cadence.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.cadence.testing.Api;
import dev.cadence.testing.Marketplace.Booked;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/// GitHub, as it tells of one repository that is linked to a booking.
record LinkedRepository(Api api, String path, String secret) {

    static final String ADA = "ada";

    static final String ADDRESS = "ada@example.com";

    private static final JsonMapper JSON = new JsonMapper();

    /// The engineer is known as `ada`, and by her address.
    static LinkedRepository of(Booked booking, Api api) {
        known(booking, ADA, ADDRESS);
        return linked(booking, api);
    }

    static LinkedRepository linked(Booked booking, Api api) {
        var link = link(booking, "acme/shop");
        assertThat(link.status()).as(link.text()).isEqualTo(200);
        return new LinkedRepository(api, link.at("/webhookPath"), link.at("/webhookSecret"));
    }

    static Api.Answer link(Booked booking, String repository) {
        return booking.founder().api().put(booking.path() + "/repository", Map.of("repository", repository));
    }

    static void known(Booked booking, String login, String... emails) {
        var said = booking.engineer()
            .api()
            .put("/v1/me/commit-identity", Map.of("githubLogin", login, "emails", List.of(emails)));
        assertThat(said.status()).as(said.text()).isEqualTo(200);
    }

    /// Ada has pushed one commit of her own.
    String push(Instant at) {
        return push(ADA, ADDRESS, at);
    }

    String push(String sender, String author, Instant at) {
        return outcome("push", body(sender, author, at));
    }

    String outcome(String event, Map<String, ?> body) {
        return outcome(event, UUID.randomUUID().toString(), JSON.writeValueAsString(body));
    }

    String outcome(String event, String delivery, String body) {
        var answer = send(event, delivery, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/outcome");
    }

    Api.Answer send(String event, String delivery, String body) {
        return signed(event, delivery, signature(secret, body)).send("POST", path, body);
    }

    Api signed(String event, String delivery, String signature) {
        return api.with("X-GitHub-Event", event)
            .with("X-GitHub-Delivery", delivery)
            .with("X-Hub-Signature-256", signature);
    }

    static Map<String, Object> body(String sender, String author, Instant at) {
        return Map.of("ref", "refs/heads/main", "before", "0".repeat(40), "deleted", false, "repository",
                Map.of("id", 1, "full_name", "Acme/Shop", "owner", Map.of("login", "acme"), "pushed_at",
                        at.getEpochSecond()),
                "sender", Map.of("login", sender, "id", 7), "pusher", Map.of("name", "whoever"), "commits",
                List.of(Map.of("id", "a".repeat(40), "message", "Ship it", "timestamp", at.toString(), "author",
                        Map.of("name", "Ada", "email", author), "added", List.of("a", "b"))));
    }

    static String text(Map<String, ?> body) {
        return JSON.writeValueAsString(body);
    }

    /// After RFC 2104 and GitHub's description, by other means than the application's.
    static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        }
        catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
