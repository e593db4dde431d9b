package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.mail.Letter;
import dev.cadence.mail.Letter.Subscription;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.Mailer;
import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.Marketplace;
import dev.cadence.testing.TestInfrastructure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// People choose which letters they want: signed in, or by the address in a letter.
@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record MailPreferenceTests(Api api, Cast cast, Marketplace market, Mailbox mailbox, Mailer mailer, Seal seal,
        MailSubscriptions subscriptions, JdbcClient jdbc) {

    private static final String PREFERENCES = "/v1/me/mail-preferences";

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    @Test
    void whoHasNotChosenGetsAllLetters() {
        assertThat(wanted(cast.founder().api())).containsExactly("ESSENTIAL true", "WORK_STARTED true",
                "TRIAL_ENDING true", "RECEIPT true", "PAYOUT true");
    }

    @Test
    void whatIsNotWantedIsNotSentAndWhatElseThereIsIs() {
        var booking = market.aTrial();
        var founder = booking.founder();
        assertThat(choose(founder, Map.of("RECEIPT", false)).status()).isEqualTo(200);

        market.time().advance(Marketplace.TRIAL);

        assertThat(booking.stage()).isEqualTo("ACTIVE");
        assertThat(mailbox.subjectsTo(founder.person().email())).containsExactly("Your trial ends soon",
                "Your request was accepted");
        assertThat(founder.api().get("/v1/invoices").body().at("/items").size()).isEqualTo(1);
        assertThat(choose(founder, Map.of()).status()).isEqualTo(200);
        market.time().advance(Marketplace.WEEK);
        assertThat(mailbox.subjectsTo(founder.person().email())).startsWith("A week was charged");
    }

    @Test
    void onePersonsChoiceIsNobodyElses() {
        var founder = cast.founder();
        var other = cast.founder();

        choose(founder, Map.of("PAYOUT", false, "RECEIPT", false));

        assertThat(wanted(founder.api())).contains("PAYOUT false", "RECEIPT false", "TRIAL_ENDING true");
        assertThat(wanted(other.api())).allMatch(kind -> kind.endsWith("true"));
    }

    @Test
    void whatNobodyMayMissCannotBeTurnedOff() {
        var founder = cast.founder();

        var refused = choose(founder, Map.of("ESSENTIAL", false, "RECEIPT", false));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.problem()).isEqualTo("letters-essential");
        assertThat(wanted(founder.api())).allMatch(kind -> kind.endsWith("true"));
        assertThat(choose(founder, Map.of("ESSENTIAL", true)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"kinds\":null}", "{\"kinds\":[null]}", "{\"kinds\":[{\"kind\":\"RECEIPT\"}]}",
            "{\"kinds\":[{\"wanted\":false}]}", "{\"kinds\":[{\"kind\":\"ALL\",\"wanted\":false}]}",
            "{\"kinds\":[{\"kind\":\"RECEIPT\",\"wanted\":\"no\"}]}",
            "{\"kinds\":[{\"kind\":\"RECEIPT\",\"wanted\":false},{\"kind\":\"RECEIPT\",\"wanted\":true}]}" })
    void whatIsNoChoiceIsRefused(String body) {
        var founder = cast.founder();

        var refused = cast.inPerson(founder).send("PUT", PREFERENCES, body);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(wanted(founder.api())).allMatch(kind -> kind.endsWith("true"));
    }

    @Test
    void aChoiceThatWasMadeOnSomethingElseIsRefused() {
        var founder = cast.inPerson(cast.founder());
        var seen = founder.get(PREFERENCES).header("ETag");
        var unwanted = Map.of("kinds", List.of(Map.of("kind", "RECEIPT", "wanted", false)));

        assertThat(founder.with("If-Match", seen).put(PREFERENCES, unwanted).status()).isEqualTo(200);
        assertThat(founder.with("If-Match", seen).put(PREFERENCES, Map.of("kinds", List.of())).problem())
            .isEqualTo("not-as-seen");
        assertThat(wanted(founder)).contains("RECEIPT false");
    }

    @Test
    void aMailProgramTurnsLettersOffWithOneClickAlsoTwice() {
        var founder = cast.founder();
        var address = addressIn(receiptTo(founder));

        var first = api.with("Content-Type", FORM).send("POST", address, ONE_CLICK);
        var since = since(founder);
        market.time().advance(Marketplace.TRIAL);
        var second = api.with("Content-Type", FORM).send("POST", address, ONE_CLICK);

        assertThat(List.of(first, second)).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("<h1>Letters are turned off</h1>", LetterKind.RECEIPT.reason());
        });
        assertThat(since(founder)).isEqualTo(since).isNotEmpty();
        assertThat(wanted(founder.api())).contains("RECEIPT false", "PAYOUT true", "TRIAL_ENDING true");
        mailer.send(receipt(founder));
        assertThat(mailbox.lettersTo(founder.person().email())).hasSize(1);
    }

    @Test
    void theFormMayBeOfEitherKindThatMailProgramsSend() {
        var founder = cast.founder();

        var answer = api.with("Content-Type", "multipart/form-data; boundary=x")
            .send("POST", addressIn(receiptTo(founder)),
                    "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(wanted(founder.api())).contains("RECEIPT false");
    }

    /// Programs that look through letters follow every address in them.
    @Test
    void whoOnlyFollowsTheAddressIsAskedFirst() {
        var founder = cast.founder();
        var address = addressIn(receiptTo(founder));

        for (var method : List.of("GET", "HEAD", "GET")) {
            assertThat(api.send(method, address, null).status()).isEqualTo(200);
        }
        var page = api.with("Accept", "text/html").get(address);

        assertThat(wanted(founder.api())).allMatch(kind -> kind.endsWith("true"));
        assertThat(page.text()).contains("<form method=\"post\">", "name=\"List-Unsubscribe\" value=\"One-Click\"",
                LetterKind.RECEIPT.reason());
        assertThat(page.text()).doesNotContain(founder.person().name(), founder.person().email(), "token");
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'self'");
        assertThat(page.header("Content-Disposition")).isEqualTo("inline");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void anAddressThatWasNotMadeHereDoesNothing() {
        var founder = cast.founder();
        var good = addressIn(receiptTo(founder));
        var token = good.substring(good.indexOf('=') + 1);
        var bad = new ArrayList<>(List.of("", "x", "A".repeat(80), "A".repeat(123), "A".repeat(5_000), token + "A",
                token.substring(4), sealed("unsubscribe " + UUID.randomUUID() + " RECEIPT, too"),
                sealed("unsubscribe %s ESSENTIAL".formatted(founder.caller().account().value())),
                sealed("unsubscribe %s NOTHING".formatted(founder.caller().account().value())),
                sealed("an address that is sealed for a letter, somebody@example.com")));
        for (var place = 0; place < token.length() - 1; place += 7) {
            var other = token.charAt(place) == 'A' ? 'B' : 'A';
            bad.add(token.substring(0, place) + other + token.substring(place + 1));
        }

        assertThat(bad).allSatisfy(forged -> {
            var address = good.replace(token, forged);
            var asked = api.get(address);
            var sent = api.with("Content-Type", FORM).send("POST", address, ONE_CLICK);
            assertThat(List.of(asked.status(), sent.status())).as(forged).containsOnly(404);
            assertThat(asked.text()).contains("<h1>This address is not known</h1>", "PUT " + PREFERENCES);
        });
        assertThat(market.count("unwanted_letter")).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ESSENTIAL")
    void eachKindThatMayBeTurnedOffHasAnAddressThatDoesIt(LetterKind kind) {
        var founder = cast.founder();
        var subscription = new Subscription(founder.caller().account().value(), kind);

        assertThat(subscriptions.isWanted(subscription)).isTrue();
        api.with("Content-Type", FORM).send("POST", subscriptions.unsubscription(subscription), ONE_CLICK);

        assertThat(subscriptions.isWanted(subscription)).isFalse();
        assertThat(wanted(founder.api())).filteredOn(line -> line.endsWith("false")).containsExactly(kind + " false");
    }

    @Test
    void anAddressFromBeforeTheKeyWasRotatedWorksAsLongAsTheOldKeyIsThere() {
        var founder = cast.founder();
        var old = new Seal(new EncryptionSettings(List.of(TestInfrastructure.OLDER_ENCRYPTION_KEY)));
        var token = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(old.seal("unsubscribe %s PAYOUT".formatted(founder.caller().account().value())
                .getBytes(StandardCharsets.US_ASCII)));

        var answer = api.with("Content-Type", FORM)
            .send("POST", UnsubscriptionController.PATH + "?token=" + token, ONE_CLICK);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(wanted(founder.api())).contains("PAYOUT false");
    }

    @Test
    void ofWhoWasErasedNothingIsKept() {
        var founder = cast.unaffiliated();
        var address = addressIn(receiptTo(founder));
        choose(founder, Map.of("PAYOUT", false));
        assertThat(market.count("unwanted_letter")).isEqualTo(1);

        cast.inPerson(founder).put("/v1/me/erasure", Map.of("password", Cast.PASSWORD));
        var answer = api.with("Content-Type", FORM).send("POST", address, ONE_CLICK);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(market.count("unwanted_letter")).isZero();
    }

    @Test
    void aChoiceIsPartOfWhatPeopleTakeAway() {
        var founder = cast.founder();
        choose(founder, Map.of("TRIAL_ENDING", false));

        var export = cast.inPerson(founder).get("/v1/me/personal-data");

        assertThat(export.at("/unwantedLetters/0/kind")).isEqualTo("TRIAL_ENDING");
        assertThat(export.at("/unwantedLetters/0/since")).isEqualTo("2026-03-02T12:00:00Z");
    }

    @Test
    void whatTheApplicationPrintsHasNoAddressOfThatKind(CapturedOutput output) {
        var address = addressIn(receiptTo(cast.founder()));

        api.get(address);
        api.with("Content-Type", FORM).send("POST", address, ONE_CLICK);
        api.with("Content-Type", FORM).send("POST", address + "A", ONE_CLICK);

        assertThat(output).doesNotContain(address.substring(address.indexOf('=') + 1));
    }

    private String sealed(String content) {
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(seal.seal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private Mailbox.Received receiptTo(Member<?> member) {
        mailer.send(receipt(member));
        return mailbox.lastTo(member.person().email());
    }

    private static Letter receipt(Member<?> member) {
        return new Letter(member.person().email(), "A receipt", "Hello.").unlessTurnedOff(LetterKind.RECEIPT,
                member.caller().account().value());
    }

    /// Without where it says that the application is.
    private static String addressIn(Mailbox.Received letter) {
        return letter.header("List-Unsubscribe").replaceAll("[<>]", "").replace(TestInfrastructure.PUBLIC_URL, "");
    }

    private Api.Answer choose(Member<?> member, Map<String, Boolean> choices) {
        return cast.inPerson(member)
            .put(PREFERENCES,
                    Map.of("kinds",
                            choices.entrySet()
                                .stream()
                                .map(choice -> Map.of("kind", choice.getKey(), "wanted", choice.getValue()))
                                .toList()));
    }

    /// Such as `RECEIPT false`.
    private static List<String> wanted(Api caller) {
        return caller.get(PREFERENCES)
            .body()
            .at("/kinds")
            .valueStream()
            .map(kind -> "%s %s".formatted(kind.at("/kind").asString(), kind.at("/wanted").asString()))
            .toList();
    }

    private String since(Member<?> member) {
        return jdbc.sql("select since::text from unwanted_letter where account_id = ?")
            .param(member.caller().account().value())
            .query(String.class)
            .single();
    }

}
