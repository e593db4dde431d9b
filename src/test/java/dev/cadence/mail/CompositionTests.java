package dev.cadence.mail;

import java.net.URI;
import java.util.UUID;

import dev.cadence.mail.Letter.Subscription;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Letters as people read them.
class CompositionTests {

    private static final URI PAGES = URI.create("https://app.example.com");

    private static final URI HERE = URI.create("https://api.example.com");

    private static final String HOSTILE = "<script>alert(1)</script> & \"><img src=x onerror=alert(1)> ${7*7} [[${7*7}]]";

    @Test
    void aPageSaysWhatTheTextSaysInParagraphsAndLines() {
        var composed = composition(PAGES, HERE)
            .compose(letter("Hello Ada,\n\nfirst line\nsecond line\n \n\nthe end.\n"));

        assertThat(composed.html()).contains(">Hello Ada,</p>", ">first line<br>second line</p>", ">the end.</p>",
                "<h1", ">A subject</h1>", "<html lang=\"en\">", "<title>A subject</title>");
        assertThat(composed.text()).isEqualTo("Hello Ada,\n\nfirst line\nsecond line\n \n\nthe end.\n");
    }

    @Test
    void whateverPeopleCallThemselvesIsOnlyText() {
        var composed = composition(PAGES, HERE).compose(
                new Letter("ada@example.com", "About " + HOSTILE, "Hello %s,\n\n%s\n".formatted(HOSTILE, HOSTILE)));

        assertThat(composed.html()).doesNotContain("<script", "<img", "49")
            .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&gt;&lt;img src=x onerror=alert(1)&gt;",
                    "${7*7} [[${7*7}]]");
        assertThat(composed.text()).contains(HOSTILE);
    }

    @Test
    void onlyAnAddressOfOurOwnPagesOnItsOwnLineIsALink() {
        var html = composition(PAGES, HERE).compose(letter("""
                Hello https://app.example.com/x,

                https://app.example.com/bookings/1
                https://evil.example/bookings/1
                https://app.example.com.evil.example/
                https://app.example.com/ and https://evil.example
                javascript:alert(1)
                """)).html();

        assertThat(html).containsOnlyOnce("<a ").contains("href=\"https://app.example.com/bookings/1\"");
    }

    @Test
    void aPageLoadsAndRunsNothing() {
        var html = composition(PAGES, HERE).compose(letter("Hello.")).html();

        assertThat(html).doesNotContainIgnoringCase("<script", "<img", "<link", "<iframe", "src=", "url(", "@import",
                "onclick", "<th:", " th:");
    }

    @Test
    void everyLetterSaysWhyItComes() {
        assertThat(composition(PAGES, HERE).compose(letter("Hello.")).html()).contains(
                "You get this letter because it is about something that you have to know",
                "Letters like this cannot be turned off.");
        for (var kind : LetterKind.values()) {
            if (kind.isOptional()) {
                var composed = composition(PAGES, HERE)
                    .compose(letter("Hello.").unlessTurnedOff(kind, UUID.randomUUID()));
                assertThat(composed.html()).contains("You get this letter because " + kind.reason());
                assertThat(composed.text()).contains("You get this letter because " + kind.reason());
            }
        }
    }

    @Test
    void aLetterThatMayBeTurnedOffSaysWhere() {
        var composed = composition(PAGES, HERE).compose(receipt());

        assertThat(composed.unsubscription()).hasToString("https://api.example.com/off?token=RECEIPT");
        assertThat(composed.html()).contains("href=\"https://api.example.com/off?token=RECEIPT\"");
        assertThat(composed.text()).startsWith("Hello.\n\n--\n")
            .endsWith("\n\nhttps://api.example.com/off?token=RECEIPT\n");
    }

    @Test
    void whereNobodyKnowsTheAddressItSaysWhereTheChoiceIs() {
        var page = composition(PAGES, null).compose(receipt());
        var operation = composition(null, null).compose(receipt());

        assertThat(page.unsubscription()).isNull();
        assertThat(page.text()).contains("https://app.example.com/mail-preferences");
        assertThat(page.html()).contains("https://app.example.com/mail-preferences").doesNotContain("token=");
        assertThat(operation.text()).contains("PUT /v1/me/mail-preferences");
        assertThat(operation.html()).contains("PUT /v1/me/mail-preferences");
    }

    private static Letter receipt() {
        return letter("Hello.").unlessTurnedOff(LetterKind.RECEIPT, UUID.randomUUID());
    }

    private static Letter letter(String text) {
        return new Letter("ada@example.com", "A subject", text);
    }

    private static Composition composition(@Nullable URI pages, @Nullable URI here) {
        return new Composition(new PageSettings(pages), new AddressSettings(here), new Subscriptions() {

            @Override
            public boolean isWanted(Subscription subscription) {
                return true;
            }

            @Override
            public String unsubscription(Subscription subscription) {
                return "/off?token=" + subscription.kind();
            }

        });
    }

}
