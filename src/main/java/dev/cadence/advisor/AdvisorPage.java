package dev.cadence.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Writes the page. Whatever people write is escaped, and the browser is told to load and run nothing, save for the one style
/// sheet that is in the page, and to send its form nowhere else.
@Component
class AdvisorPage {

    /// How long browsers may show the empty form without asking again.
    private static final Duration FORM_KEPT = Duration.ofMinutes(10);

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final AdviceWords words = new AdviceWords();

    private final String style;

    private final String policy;

    AdvisorPage() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("advisor/");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        this.style = resource("advisor/page.css");
        this.policy = "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
            .formatted(sha256(style));
    }

    ResponseEntity<String> empty() {
        return answer(HttpStatus.OK, CacheControl.maxAge(FORM_KEPT).cachePublic(),
                Map.of("asked", new AskedParagraph("")));
    }

    ResponseEntity<String> refused(AskedParagraph asked) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, CacheControl.noStore(),
                Map.of("asked", asked, "fault", String.valueOf(asked.fault())));
    }

    ResponseEntity<String> answer(AskedParagraph asked, Advised advised) {
        var advice = advised.advice();
        return answer(HttpStatus.OK, CacheControl.noStore(),
                Map.of("asked", asked, "advice", advice, "id", advised.id().value(), "marked",
                        MarkedParagraph.of(asked.text(), advice.signals()), "chart", CostChart.of(advice)));
    }

    private ResponseEntity<String> answer(HttpStatus status, CacheControl kept, Map<String, Object> more) {
        var model = new HashMap<>(more);
        model.put("words", words);
        model.put("style", style);
        return ResponseEntity.status(status)
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .cacheControl(kept)
            .header("Content-Security-Policy", policy)
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().build().toString())
            .body(templates.process("page.html", new Context(Locale.ROOT, model)));
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        }
        catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

}
