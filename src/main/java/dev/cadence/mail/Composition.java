package dev.cadence.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.stereotype.Component;

/// Lays letters out, as plain text and as a page that says the same: nobody writes a letter twice. Whatever people call
/// themselves is escaped in it, it loads nothing from anywhere, and only addresses of our own pages are links, each on a
/// line of its own.
@Component
class Composition {

    private static final Pattern EMPTY_LINES = Pattern.compile("\\R[ \\t]*\\R\\s*");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final PageSettings pages;

    private final AddressSettings address;

    private final Subscriptions subscriptions;

    Composition(PageSettings pages, AddressSettings address, Subscriptions subscriptions) {
        this.pages = pages;
        this.address = address;
        this.subscriptions = subscriptions;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
    }

    Composed compose(Letter letter) {
        var subscription = letter.subscription();
        var unsubscription = subscription == null ? null : address.at(subscriptions.unsubscription(subscription));
        return new Composed(text(letter, unsubscription), html(letter, unsubscription), unsubscription);
    }

    /// A letter that cannot be turned off stays as it was written.
    private String text(Letter letter, @Nullable URI unsubscription) {
        var subscription = letter.subscription();
        return subscription == null ? letter.text()
                : "%s\n\n--\nYou get this letter because %s. %s\n".formatted(letter.text().stripTrailing(),
                        subscription.kind().reason(),
                        unsubscription == null ? elsewhere() : "To get no more of its kind:\n\n" + unsubscription);
    }

    private String html(Letter letter, @Nullable URI unsubscription) {
        var paragraphs = EMPTY_LINES.splitAsStream(letter.text().strip()).map(this::lines).toList();
        var kind = letter.subscription() == null ? LetterKind.ESSENTIAL : letter.subscription().kind();
        var model = new HashMap<String, Object>(Map.of("subject", letter.subject(), "paragraphs", paragraphs, "reason",
                kind.reason(), "choice", kind.isOptional() ? elsewhere() : "Letters like this cannot be turned off."));
        if (unsubscription != null) {
            model.put("unsubscription", unsubscription.toString());
        }
        return templates.process("letter.html", new Context(Locale.ROOT, model));
    }

    private String elsewhere() {
        return "Which letters you get you can choose here: %s"
            .formatted(pages.orElse("/mail-preferences", "PUT /v1/me/mail-preferences"));
    }

    private List<Line> lines(String paragraph) {
        return paragraph.lines().map(line -> new Line(line.strip(), isOurs(line.strip()))).toList();
    }

    /// What others call themselves may look like an address.
    private boolean isOurs(String line) {
        return pages.url() != null && line.startsWith(pages.orElse("/", ""))
                && line.chars().noneMatch(Character::isWhitespace);
    }

    /// @param link whether it is an address to follow
    record Line(String text, boolean link) {
    }

    /// @param unsubscription where letters of its kind can be turned off; null if they
    /// cannot, or nobody knows where
    record Composed(String text, String html, @Nullable URI unsubscription) {

        /// Leaves out what it says, wherever this is printed.
        @Override
        public String toString() {
            return "Composed";
        }

    }

}
