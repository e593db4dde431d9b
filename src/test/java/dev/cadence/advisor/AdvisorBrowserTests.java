package dev.cadence.advisor;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The page for advice in a real Chromium, on a phone and on a desk, with scripts and without. Leaves pictures in
/// `target/screenshots`.
@CadenceTest
record AdvisorBrowserTests(Api api) {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Every text against the ground it stands on, as WCAG reckons it, and every control
    /// without a name.
    private static final String COMPLAINTS = """
            const parse = colour => colour.match(/[\\d.]+/g).map(Number);
            const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
                .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
            const ground = element => {
                for (let at = element; at; at = at.parentElement) {
                    const colour = parse(getComputedStyle(at).backgroundColor);
                    if (colour.length === 3 || colour[3] > 0) return colour;
                }
                return matchMedia('(prefers-color-scheme: dark)').matches ? [0, 0, 0] : [255, 255, 255];
            };
            const complaints = [];
            for (const element of document.body.querySelectorAll('*')) {
                const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
                if (!own || !element.getClientRects().length) continue;
                const style = getComputedStyle(element);
                const ink = element instanceof SVGElement ? style.fill : style.color;
                const [a, b] = [light(parse(ink)), light(ground(element))].sort((x, y) => y - x);
                const contrast = (a + 0.05) / (b + 0.05);
                if (contrast < 4.5) complaints.push(element.outerHTML.slice(0, 80) + ' has a contrast of ' + contrast);
            }
            for (const control of document.querySelectorAll('textarea, button, a, summary'))
                if (!(control.labels?.length || control.getAttribute('aria-label') || control.textContent.trim()))
                    complaints.push(control.outerHTML + ' has no name');
            return complaints;""";

    @BeforeAll
    static void aBrowserIsHere() {
        if (!RealBrowser.isHere()) {
            System.out
                .println("NOT RUN: the page for advice in a browser, for want of Chromium and its driver; looked for "
                        + RealBrowser.sought());
        }
        assumeTrue(RealBrowser.isHere(), "NOT RUN: no Chromium here");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aParagraphIsTypedAndAnswered(boolean scripts) throws IOException {
        try (var browser = RealBrowser.start(scripts)) {
            assertThat(runsScripts(browser.driver())).isEqualTo(scripts);
            for (var size : Map.of("phone", List.of(360, 800), "desk", List.of(1280, 900)).entrySet()) {
                var name = size.getKey() + (scripts ? "" : "-without-scripts");
                browser.showAs(size.getValue().getFirst(), size.getValue().getLast(), "light");
                open(browser);
                fits(browser);
                browser.screenshot(name + "-form");

                submit(browser.driver(), AdvisorPageTests.BOOK);

                isAnswered(browser.driver());
                fits(browser);
                assertThat(Files.size(browser.screenshot(name + "-answer"))).isGreaterThan(10_000);
                browser.driver().findElement(By.cssSelector("sup a")).click();
                Awaitility.await("the note")
                    .atMost(PATIENCE)
                    .until(() -> String.valueOf(browser.driver().getCurrentUrl()).endsWith("/advisor#note-1"));
            }
        }
    }

    @Test
    void itCanBeReadByEverybody() throws IOException {
        try (var browser = RealBrowser.start(true)) {
            for (var scheme : List.of("light", "dark")) {
                browser.showAs(320, 640, scheme);
                for (var asked : Map
                    .of("narrow", AdvisorPageTests.BOOK, "german", AdvisorPageTests.GERMAN, "unbroken",
                            "RustGoRust".repeat(60))
                    .entrySet()) {
                    open(browser);
                    submit(browser.driver(), asked.getValue());
                    open(browser.driver().findElements(By.tagName("summary")));
                    fits(browser);
                    assertThat((List<?>) browser.driver().executeScript(COMPLAINTS)).isEmpty();
                    browser.screenshot("%s-%s".formatted(asked.getKey(), scheme));
                }
            }
        }
    }

    @Test
    void aMistakeIsToldBesideTheFieldAndCanBeMendedByKeyboard() throws IOException {
        try (var browser = RealBrowser.start(false)) {
            browser.showAs(360, 800, "light");
            open(browser);
            submit(browser.driver(), "   ");

            assertThat(browser.driver().findElement(By.id("fault")).getText()).startsWith("Write a paragraph first");
            Awaitility.await("the field to be focused")
                .atMost(PATIENCE)
                .until(() -> "paragraph".equals(browser.driver().switchTo().activeElement().getDomAttribute("id")));
            fits(browser);
            browser.screenshot("phone-mistake");

            browser.driver().switchTo().activeElement().sendKeys(AdvisorPageTests.BOOK, Keys.TAB);
            var focused = browser.driver().switchTo().activeElement();
            assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
            leave(focused, () -> focused.sendKeys(Keys.ENTER));

            isAnswered(browser.driver());
        }
    }

    @Test
    void markupThatWasTypedIsShownAndNotRun() throws IOException {
        try (var browser = RealBrowser.start(true)) {
            browser.showAs(360, 800, "light");
            open(browser);
            var typed = "</textarea><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> REST API";
            submit(browser.driver(), typed);

            assertThat(browser.driver().getTitle()).endsWith("Cadence");
            assertThat(browser.driver().findElements(By.cssSelector("script, img"))).isEmpty();
            assertThat(browser.driver().findElement(By.id("paragraph")).getDomProperty("value")).isEqualTo(typed);
        }
    }

    private void open(RealBrowser browser) {
        browser.driver().get(api.base().resolve("/advisor").toString());
    }

    private static void open(List<WebElement> summaries) {
        summaries.forEach(WebElement::click);
    }

    private static void submit(ChromeDriver driver, String paragraph) {
        var field = driver.findElement(By.id("paragraph"));
        field.sendKeys(paragraph);
        leave(field, driver.findElement(By.cssSelector("button[type=submit]"))::click);
    }

    /// Until another page is there: a browser may answer before it has begun to load one.
    private static void leave(WebElement ofThePage, Runnable by) {
        by.run();
        Awaitility.await("another page")
            .atMost(PATIENCE)
            // A browser may say in other words that a page is on its way out.
            .ignoreExceptionsInstanceOf(WebDriverException.class)
            .until(() -> isGone(ofThePage));
    }

    private static boolean isGone(WebElement element) {
        try {
            return !element.isEnabled();
        }
        catch (StaleElementReferenceException gone) {
            return true;
        }
    }

    private static void isAnswered(ChromeDriver driver) {
        assertThat(driver.findElement(By.id("verdict")).getText()).startsWith("Book a ").endsWith(" engineer");
        assertThat(driver.findElements(By.tagName("mark"))).isNotEmpty()
            .allMatch(mark -> AdvisorPageTests.BOOK.contains(mark.getText()));
        assertThat(driver.findElements(By.cssSelector("svg rect"))).hasSize(6)
            .allMatch(bar -> bar.getRect().height > 0);
        assertThat(driver.findElements(By.cssSelector("svg desc"))).hasSize(1);
        assertThat(driver.findElements(By.tagName("table"))).hasSize(2);
    }

    private static void fits(RealBrowser browser) {
        assertThat(browser.contentWidth()).isLessThanOrEqualTo(browser.visibleWidth());
    }

    private static boolean runsScripts(ChromeDriver driver) {
        driver.get("data:text/html,<title>no</title><script>document.title='yes'</script>");
        return driver.getTitle().equals("yes");
    }

}
