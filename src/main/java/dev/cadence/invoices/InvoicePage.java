package dev.cadence.invoices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Writes documents as HTML that is XML as well. Whatever companies call themselves is escaped, and the browser is told to
/// load and run nothing, save for the one style sheet that is in the page.
@Component
class InvoicePage extends DocumentConverter {

    /// What XML cannot hold, and the database can: two noncharacters.
    private static final Pattern NOT_XML = Pattern.compile("[\\uFFFE\\uFFFF]");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    private final String style;

    private final String policy;

    InvoicePage() {
        super(MediaType.TEXT_HTML);
        setDefaultCharset(StandardCharsets.UTF_8);
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("invoices/");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        this.style = resource("invoices/document.css");
        this.policy = "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox"
            .formatted(sha256(style));
    }

    String html(InvoiceDocument document) {
        var model = Map.<String, Object>of("document", document, "invoice", document.invoice(), "style", style);
        var html = templates.process("document.html", new Context(Locale.ROOT, model));
        return NOT_XML.matcher(html).replaceAll("\uFFFD");
    }

    @Override
    protected void writeInternal(InvoiceDocument document, HttpOutputMessage output) throws IOException {
        output.getHeaders().set("Content-Security-Policy", policy);
        output.getHeaders().setContentDisposition(document.disposition(".html"));
        output.getBody().write(html(document).getBytes(StandardCharsets.UTF_8));
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
