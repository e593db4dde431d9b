package dev.cadence.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import dev.cadence.mail.Letter.Subscription;
import dev.cadence.mail.PageSettings;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// The page on which people turn letters off. It names nobody, and may load and run nothing.
@Component
class UnsubscriptionPage {

    private static final String POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final PageSettings pages;

    UnsubscriptionPage(PageSettings pages) {
        this.pages = pages;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("mail/");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
    }

    ResponseEntity<String> ask(Subscription subscription) {
        return answer(HttpStatus.OK, Map.of("ask", subscription.kind().reason()));
    }

    ResponseEntity<String> done(Subscription subscription) {
        return answer(HttpStatus.OK, Map.of("done", subscription.kind().reason()));
    }

    ResponseEntity<String> unknown() {
        return answer(HttpStatus.NOT_FOUND, Map.of("unknown", true));
    }

    private ResponseEntity<String> answer(HttpStatus status, Map<String, Object> state) {
        var page = new Context(Locale.ROOT, state);
        page.setVariable("place", pages.orElse("/mail-preferences", "PUT /v1/me/mail-preferences"));
        return ResponseEntity.status(status)
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .cacheControl(CacheControl.noStore())
            .header("Content-Security-Policy", POLICY)
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().build().toString())
            .body(templates.process("unsubscription.html", page));
    }

}
