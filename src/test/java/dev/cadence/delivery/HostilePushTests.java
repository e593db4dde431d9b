package dev.cadence.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.Marketplace.Booked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.cadence.delivery.LinkedRepository.body;
import static dev.cadence.delivery.LinkedRepository.signature;
import static dev.cadence.delivery.LinkedRepository.text;
import static org.assertj.core.api.Assertions.assertThat;

/// What is sent to the webhook and is not what it should be: clear answers, nothing recorded, no failure.
@CadenceTest
record HostilePushTests(Marketplace marketplace, Api api) {

    @Test
    void whatIsNotSignedWithTheLinksSecretIsRefused() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var other = LinkedRepository.of(marketplace.aTrial(), api);
        var body = text(body("ada", "ada@example.com", marketplace.now()));
        var signature = signature(github.secret(), body);

        assertRefused(
                api.with("X-GitHub-Event", "push").with("X-GitHub-Delivery", "1").send("POST", github.path(), body));
        assertRefused(github.signed("push", "1", "sha256=abc").send("POST", github.path(), body));
        assertRefused(github.signed("push", "1", "sha256=" + "0".repeat(64)).send("POST", github.path(), body));
        assertRefused(github.signed("push", "1", signature).send("POST", github.path(), body + " "));
        assertRefused(github.signed("push", "1", signature).send("POST", github.path(), body.replace("ada", "eve")));
        assertRefused(github.signed("push", "1", signature).send("POST", github.path(), ""));
        assertRefused(github.signed("push", "1", signature).send("POST", other.path(), body));
        assertRefused(github.signed("push", "1", signature(other.secret(), body)).send("POST", github.path(), body));
        assertRefused(
                github.signed("push", "1", signature.replace("sha256", "sha1")).send("POST", github.path(), body));

        assertThat(github.outcome("push", "1", body)).as("the delivery's id is still free").isEqualTo("FIRST_COMMIT");
    }

    @Test
    void aDeliveryThatIsReplayedChangesNothing() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var body = text(body("bob", "bob@example.com", marketplace.now()));

        assertThat(github.outcome("push", "1", body)).isEqualTo("OTHER_PERSON");
        assertThat(github.outcome("push", "1", body)).isEqualTo("REPEATED");
        LinkedRepository.known(booking, "bob");
        assertThat(github.outcome("push", "1", body)).as("who the engineer is came to light later")
            .isEqualTo("REPEATED");
        assertNoFirstCommit(booking);
    }

    @ParameterizedTest
    @ValueSource(strings = { "issues", "pull_request", "star", "push_", "PUSH", "repository", "x" })
    void fromAnotherEventNothingFollows(String event) {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);

        assertThat(github.outcome(event, body("ada", "ada@example.com", marketplace.now()))).isEqualTo("OTHER_EVENT");
        assertNoFirstCommit(booking);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "3", "{", "payload=%7B%7D", "{\"ref\":\"refs/heads/main\"" })
    void whatIsNoObjectInJsonIsNotUnderstood(String body) {
        var github = LinkedRepository.of(marketplace.aTrial(), api);

        var answer = github.send("push", "1", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("webhook-not-understood");
    }

    @Test
    void aNoticeWithoutItsHeadersIsNotUnderstood() {
        var github = LinkedRepository.of(marketplace.aTrial(), api);
        var body = text(body("ada", "ada@example.com", marketplace.now()));
        var signed = api.with("X-Hub-Signature-256", signature(github.secret(), body));

        for (var half : List.of(signed, signed.with("X-GitHub-Event", "push"), signed.with("X-GitHub-Delivery", "1"),
                signed.with("X-GitHub-Event", "push").with("X-GitHub-Delivery", "x".repeat(101)),
                signed.with("X-GitHub-Event", "a b").with("X-GitHub-Delivery", "1"))) {
            assertThat(half.send("POST", github.path(), body).problem()).isEqualTo("webhook-not-understood");
        }
        assertThat(marketplace.count("github_notice")).isZero();
    }

    @Test
    void aFormIsToldThatItIsNoJson() {
        var github = LinkedRepository.of(marketplace.aTrial(), api);
        var body = "payload=%7B%7D";

        var answer = github.signed("push", "1", signature(github.secret(), body))
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", github.path(), body);

        assertThat(answer.status()).isBetween(400, 415);
    }

    @Test
    void aPushOfAnotherRepositoryIsNone() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var body = new HashMap<>(body("ada", "ada@example.com", marketplace.now()));

        body.put("repository", Map.of("full_name", "acme/other"));
        assertThat(github.outcome("push", body)).isEqualTo("OTHER_REPOSITORY");
        body.remove("repository");
        assertThat(github.outcome("push", body)).isEqualTo("OTHER_REPOSITORY");
        assertThat(github.outcome("ping", Map.of("zen", "Design for failure."))).isEqualTo("OTHER_REPOSITORY");
        assertNoFirstCommit(booking);
    }

    @Test
    void aPushThatBringsNoCommitsToABranchIsNone() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var body = new HashMap<>(body("ada", "ada@example.com", marketplace.now()));

        body.put("deleted", true);
        assertThat(github.outcome("push", body)).as("a deleted branch").isEqualTo("NOTHING_PUSHED");
        body.put("deleted", false);
        body.put("ref", "refs/tags/v1");
        assertThat(github.outcome("push", body)).as("a tag").isEqualTo("NOTHING_PUSHED");
        body.put("ref", "refs/heads/main");
        body.put("commits", List.of());
        assertThat(github.outcome("push", body)).as("a branch of what was there").isEqualTo("NOTHING_PUSHED");
        assertNoFirstCommit(booking);
    }

    /// Whoever can push can write anybody's address into a commit. It counts, because
    /// robots and founders push what
    /// engineers wrote, and the record says on what it rests.
    @Test
    void aPushOfSomebodyElseThatNamesTheEngineerIsRecordedAsSuch() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);

        assertThat(github.push("mallory", "mallory@example.com", marketplace.now())).isEqualTo("OTHER_PERSON");
        assertThat(github.push("mallory", "ADA@example.com", marketplace.now())).isEqualTo("FIRST_COMMIT");

        assertThat(booking.founder().api().get(booking.path() + "/delivery").at("/firstCommit/matchedBy"))
            .isEqualTo("AUTHOR");
    }

    @Test
    void whatIsPushedBeforeWorkBeginsOrAfterItsEndIsNotCounted() {
        var booking = marketplace.aRequest();
        var github = LinkedRepository.of(booking, api);
        assertThat(github.push(marketplace.now())).isEqualTo("WORK_NOT_BEGUN");
        marketplace.time().advance(Duration.ofHours(1));
        marketplace.accepted(booking);

        assertThat(github.push(marketplace.now().minusSeconds(1))).isEqualTo("WORK_NOT_BEGUN");
        assertNoFirstCommit(booking);

        marketplace.time().advance(Duration.ofHours(1));
        booking.founder().api().put(booking.path() + "/cancellation", Map.of("immediately", true));
        assertThat(github.push(marketplace.now())).isEqualTo("WORK_OVER");
        assertThat(github.push(marketplace.now().minusSeconds(1))).as("pushed in time, told late")
            .isEqualTo("FIRST_COMMIT");
    }

    @Test
    void aPushIsNobodysAsLongAsTheEngineerSaysNothing() {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.linked(booking, api);

        assertThat(github.push(marketplace.now())).isEqualTo("NOBODY_TO_KNOW");
        assertThat(booking.founder().api().get(booking.path() + "/repository").at("/lastNotice/outcome"))
            .isEqualTo("NOBODY_TO_KNOW");
    }

    @Test
    void aPushOfManyFilesIsReadAndOneThatIsHugeIsRefused() throws IOException {
        var booking = marketplace.aTrial();
        var github = LinkedRepository.of(booking, api);
        var body = new HashMap<>(body("bob", "bob@example.com", marketplace.now()));
        body.put("files", "x".repeat(3 * 1024 * 1024));
        assertThat(github.outcome("push", body)).isEqualTo("OTHER_PERSON");

        assertThat(statusOfABodyOf(25 * 1024 * 1024 + 1, github)).startsWith("HTTP/1.1 413");
    }

    /// What is said of a body that is announced, before any of it is sent.
    private String statusOfABodyOf(int bytes, LinkedRepository github) throws IOException {
        try (var socket = new Socket(api.base().getHost(), api.base().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write("""
                    POST %s HTTP/1.1\r
                    Host: localhost\r
                    X-Hub-Signature-256: sha256=%s\r
                    Content-Type: application/json\r
                    Content-Length: %d\r
                    \r
                    """.formatted(github.path(), "0".repeat(64), bytes).getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(answer.readLine());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "00000000-0000-0000-0000-000000000000", "x", "' or 1=1 --" })
    void underAnAddressThatIsNoLinksNobodyListens(String link) {
        var answer = api.with("X-Hub-Signature-256", "sha256=" + "0".repeat(64))
            .send("POST", "/webhooks/github/" + link.replace(" ", "%20").replace("'", "%27"), "{}");

        assertThat(answer.status()).isIn(400, 401, 404);
    }

    private static void assertRefused(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("webhook-not-authentic");
    }

    private void assertNoFirstCommit(Booked booking) {
        assertThat(booking.founder().api().get(booking.path() + "/delivery").text()).doesNotContain("firstCommit\"");
        assertThat(marketplace.count("first_commit")).isZero();
    }

    @Test
    void aFailureOfOneDeliveryDoesNotCloseTheDoor() {
        var github = LinkedRepository.of(marketplace.aTrial(), api);
        github.send("push", UUID.randomUUID().toString(), "{\"repository\": {\"pushed_at\": 99999999999999}}");

        assertThat(github.push(marketplace.now())).isEqualTo("FIRST_COMMIT");
    }

}
