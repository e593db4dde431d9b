package dev.cadence.advisor;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// The page for advice as it travels over HTTP, whatever is written into its form.
@CadenceTest
record AdvisorPageTests(Api api, AdviceDesk desk, AdvisorPage pages) {

    static final String BOOK = """
            We run a small shop in Go on PostgreSQL. We need one more REST API for returns, the schema is written down, \
            and it has to be live in two weeks. We do not need low latency, and nobody here has time for it.""";

    static final String BUY = """
            We want our customers to sign in with Google and by e-mail, with password reset and two factors. \
            Nothing special, we just need login and user management.""";

    static final String BUILD = """
            Our proprietary risk model is the core of the company. We want a permanent team of six engineers \
            for the next five years, with on-call, in a regulated business.""";

    static final String UNCLEAR = "Something with computers, perhaps.";

    static final String GERMAN = """
            Wir brauchen eine Schnittstelle für unsere Buchhaltung, die Bestellungen aus dem Laden übernimmt. \
            Sie soll in zwei Wochen fertig sein, und niemand von uns hat Zeit dafür.""";

    @Test
    void theFormIsAPageOfItsOwn() {
        var page = api.with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8").get("/advisor");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Disposition")).isEqualTo("inline");
        assertThat(page.header("Cache-Control")).isEqualTo("max-age=600, public");
        assertThat(page.text()).startsWith("<!DOCTYPE html>")
            .contains("<html lang=\"en\"", "width=device-width", "<label for=\"paragraph\">", "<textarea",
                    "method=\"post\"")
            .doesNotContain(" th:", "aria-invalid=", "id=\"verdict\"");
    }

    @Test
    void aParagraphIsAnsweredOnTheSamePage() {
        var page = ask(BOOK);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.text())
            .contains("Book a ", " engineer</h2>", "Confidence: ", "<mark class=\"said\"", "<mark class=\"denied\"",
                    "What was read in your paragraph", "How it adds up", "What each way costs", "<svg role=\"img\"",
                    "<desc id=\"chart-text\">Book: $", "What to write it in", "What was taken for granted",
                    "One step to a brief", "Knowledge version ")
            .contains(BOOK.substring(0, 20))
            .containsPattern("PUT /v1/advice/[0-9a-f-]{36}/brief")
            .doesNotContain(" th:", "null", "This looks like");
    }

    @ParameterizedTest
    @CsvSource({ "BUY, Buy a product", "BUILD, Build it with people of your own", "UNCLEAR, Not clear yet" })
    void everyVerdictIsSaidInWordsAndOnlyABookingLeadsToABrief(Verdict verdict, String words) {
        var page = pageOf(verdict);

        assertThat(page).contains("<h2 id=\"verdict\">%s</h2>".formatted(words))
            .contains("Sign-in, such as</span> <span>Auth0, Keycloak</span>.")
            .contains("When building is right after all: It is what you sell.")
            .doesNotContain("One step to a brief", " th:", "null");
        assertWellFormed(page);
        assertThat(pageOf(Verdict.BOOK)).contains("One step to a brief");
    }

    /// The page as it would be with another verdict.
    private String pageOf(Verdict verdict) {
        var advised = desk.advise(BUY);
        var real = advised.advice();
        var bought = new Advice.Purchase("identity", "sign-in", List.of("Auth0", "Keycloak"), "It is what you sell.",
                real.sourcing().buy().firstYear());
        var sourcing = new Advice.Sourcing(real.sourcing().book(), bought, real.sourcing().build());
        var other = new Advice(real.knowledge(), real.language(), verdict, real.confidence(), real.summary(),
                real.scores(), real.stack(), sourcing, real.signals(), real.questions(), real.assumptions());
        return String.valueOf(pages.answer(new AskedParagraph(BUY), new Advised(advised.id(), other)).getBody());
    }

    @Test
    void whoWritesAnotherLanguageIsToldSo() {
        assertThat(ask(GERMAN).text()).contains("This looks like German.",
                "<blockquote class=\"paragraph\" dir=\"auto\" lang=\"und\">");
    }

    @Test
    void thePageLoadsAndRunsNothingAndSetsNoCookie() throws Exception {
        for (var page : List.of(api.get("/advisor"), ask(BOOK), ask(" "))) {
            var hash = MessageDigest.getInstance("SHA-256")
                .digest(between(page.text(), "<style>", "</style>").getBytes(UTF_8));

            assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(
                    "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
                        .formatted(Base64.getEncoder().encodeToString(hash)));
            assertThat(page.text()).doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("(?i) on[a-z]+=|javascript:| style=|<link|<img|<iframe|src=");
            assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = { "<script>alert(1)</script> REST API in Go", "</textarea><img src=x onerror=alert(1)> REST API",
                    "</blockquote></mark>\" onmouseover=\"alert(1)\" x=\" REST API for orders in two weeks",
                    "Low <b onclick='alert(1)'>latency</b>, p99 below 5 ms", "&lt;script&gt; &#60;script&#62; REST API",
                    "[[${7*7}]] [(${7*7})] ${7*7} __${7*7}__ #{x} *{y} REST API",
                    "<!-- --> <![CDATA[ ]]> </style><style>*{} REST API" })
    void whateverIsWrittenIsTextOnThePage(String hostile) {
        var page = ask(hostile);

        assertThat(page.status()).isEqualTo(200);
        assertThat(withoutMarks(page.text())).contains(escaped(hostile) + "</blockquote>");
        assertThat(page.text()).contains("\n" + escaped(hostile) + "</textarea>")
            .doesNotContain("<script", "<img", "<b ", "onmouseover=\"", "<!-- -->", "<![CDATA[", " th:");
        assertThat(page.text().split("</textarea>", -1)).hasSize(2);
        assertThat(page.text().split("</style>", -1)).hasSize(2);
        assertWellFormed(page.text());
    }

    @Test
    void everythingInItIsClosedAndEveryLinkWithinItLeadsSomewhere() {
        for (var page : List.of(api.get("/advisor"), ask(BOOK), ask(BUY), ask(BUILD), ask(UNCLEAR), ask(GERMAN),
                ask(""))) {
            assertWellFormed(page.text());
            var ids = all(page.text(), " id=\"([^\"]+)\"");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(ids).containsAll(all(page.text(), " href=\"#([^\"]+)\""));
            for (var named : all(page.text(), " aria-(?:labelledby|describedby)=\"([^\"]+)\"")) {
                assertThat(ids).containsAll(Arrays.asList(named.split(" ")));
            }
            assertThat(String.join("", all(page.text(), "<h([1-6])"))).startsWith("1")
                .doesNotContain("13", "14", "24")
                .doesNotMatch(".+1.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "\n \t\n", "\u2003" })
    void aBlankParagraphIsRefusedBesideTheField(String blank) {
        var page = ask(blank);

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.text()).contains("<p class=\"fault\" id=\"fault\" role=\"alert\">Write a paragraph first",
                "aria-describedby=\"fault hint\"", "aria-invalid=\"true\"", "<title>To correct: ");
    }

    @Test
    void aFormWithoutTheFieldIsRefusedAsABlankOne() {
        assertThat(send("").status()).isEqualTo(422);
    }

    @Test
    void fiveThousandCharactersAreReadAndNotOneMore() {
        var most = BOOK + " ".repeat(5_000 - BOOK.length() - 1) + ".";

        assertThat(ask(most).status()).isEqualTo(200);
        assertThat(ask(most + ".").status()).isEqualTo(422);
        assertThat(ask(most + ".").text()).contains("it has 5,001 characters, and at most 5,000 are read.")
            .contains(most + ".</textarea>");
    }

    @Test
    void aCharacterIsOneHoweverItIsSent() {
        assertThat(ask("🦀".repeat(5_000)).status()).isEqualTo(200);
        assertThat(ask("API\r\n".repeat(1_250)).status()).isEqualTo(200);
        assertThat(ask("🦀".repeat(5_001)).status()).isEqualTo(422);
    }

    @Test
    void marksAreWhereTheWordsAreAlsoAfterLineBreaks() {
        var page = ask("Hello.\r\n\r\nWe need a REST API in two weeks.");

        assertThat(withoutMarks(page.text())).contains(">Hello.\n\nWe need a REST API in two weeks.</blockquote>");
        assertThat(all(page.text(), "<mark[^>]*>([^<]*)</mark>")).isNotEmpty()
            .allMatch(words -> words.matches("\\p{Alnum}.*\\p{Alnum}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0000", "\u0007", "\u001b[31m", "\u0085" })
    void controlCharactersAreRefusedBesideTheField(String control) {
        assertThat(ask("A REST API" + control).status()).isEqualTo(422);
        assertThat(ask("A REST API" + control).text()).contains("remove the control characters");
    }

    @ParameterizedTest
    @CsvSource({ "'application/json', '{\"paragraph\":\"A REST API\"}'", "text/plain, paragraph=A",
            "'multipart/form-data; boundary=x', --x--" })
    void onlyAFormIsRead(String type, String body) {
        var answer = api.with("Content-Type", type).send("POST", "/advisor", body);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        assertThat(answer.header("Content-Disposition")).isEmpty();
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "form-action 'none'");
    }

    @Test
    void aFormThatIsTooLargeIsRefusedWhole() {
        assertThat(send("paragraph=" + "x".repeat(65_000)).status()).isEqualTo(422);
        assertThat(send("paragraph=" + "x".repeat(70_000)).problem()).isEqualTo("content-too-large");
        assertThat(send("paragraph=" + "x".repeat(262_144)).problem()).isEqualTo("content-too-large");
    }

    @Test
    void whatIsNotInTheFormIsRefused() {
        assertThat(send("paragraph=A&paragraph=B").problem()).isEqualTo("invalid-request");
        assertThat(send("paragraph=A&other=B").problem()).isEqualTo("unknown-parameter");
        assertThat(send("paragraph=%zz").problem()).isEqualTo("request-rejected");
        assertThat(api.get("/advisor?paragraph=A").problem()).isEqualTo("unknown-parameter");
    }

    @Test
    void thePageIsNoOperationOfTheApi() {
        assertThat(api.delete("/advisor").problem()).isEqualTo("method-not-allowed");
        assertThat(api.with("Accept", "application/json").get("/advisor").problem()).isEqualTo("not-acceptable");
        assertThat(api.get("/problems/method-not-allowed").text()).doesNotContain("/advisor");
        assertThat(api.get("/advisor/").status()).isEqualTo(401);
    }

    @Test
    void aFormFromElsewhereIsAnsweredAndGainsNothing() {
        var page = api.with("Origin", "https://evil.example")
            .with("Content-Type", "application/x-www-form-urlencoded")
            .send("POST", "/advisor", "paragraph=A+REST+API");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers().map().keySet())
            .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    private Api.Answer ask(String paragraph) {
        return send("paragraph=" + URLEncoder.encode(paragraph, UTF_8));
    }

    private Api.Answer send(String form) {
        return api.with("Content-Type", "application/x-www-form-urlencoded").send("POST", "/advisor", form);
    }

    private static String between(String text, String start, String end) {
        var from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
    }

    private static String withoutMarks(String page) {
        return page.replaceAll("<sup[^>]*>.*?</sup>|</?mark[^>]*>", "");
    }

    private static List<String> all(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }

    /// Every tag is closed in its turn, save for those that have no end.
    private static void assertWellFormed(String page) {
        var open = new java.util.ArrayDeque<String>();
        Pattern.compile("<(/?)([a-zA-Z0-9]+)(?:\\s+[a-zA-Z-]+(?:=\"[^\"<]*\")?)*\\s*(/?)>")
            .matcher(page.replaceFirst("(?s)<style>.*?</style>", ""))
            .results()
            .filter(tag -> tag.group(3).isEmpty() && !tag.group(2).matches("meta"))
            .forEach(tag -> {
                if (tag.group(1).isEmpty()) {
                    open.push(tag.group(2));
                }
                else {
                    assertThat(open.pop()).as("closed by %s", tag.group()).isEqualTo(tag.group(2));
                }
            });
        assertThat(open).isEmpty();
    }

}
