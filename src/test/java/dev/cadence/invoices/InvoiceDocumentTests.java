package dev.cadence.invoices;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.shared.Money;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Documents as people see and keep them, whatever companies call themselves.
@CadenceTest
record InvoiceDocumentTests(Marketplace marketplace, InvoicePage pages, InvoicePdf pdfs) {

    private static final Instant AT = Instant.parse("2026-03-04T12:00:00Z");

    @Test
    void aDocumentIsAPageOrAPdfAsTheCallerPrefers() {
        var founder = marketplace.anActiveBooking().founder().api();
        var path = "/v1/invoices/%s/document".formatted(founder.get("/v1/invoices").at("/items/0/id"));

        var page = founder.with("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8").get(path);
        var pdf = founder.with("Accept", "application/pdf").get(path);
        var any = founder.get(path);
        var json = founder.with("Accept", "application/json").get(path);

        assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("Content-Disposition")).isEqualTo("inline; filename=\"INV-2026-000001.html\"");
        assertThat(page.text()).contains("INV-2026-000001", "USD 1,500.00", "visa ending in 4242", "Senior engineer");
        assertThat(any.text()).isEqualTo(page.text());
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).isEqualTo("inline; filename=\"INV-2026-000001.pdf\"");
        assertThat(pdf.text()).startsWith("%PDF-1.");
        assertThat(json.problem()).isEqualTo("not-acceptable");
    }

    @Test
    void aPageMayLoadAndRunNothing() {
        var founder = marketplace.aFounderWithCard();
        var hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        assertThat(founder.api()
            .put("/v1/companies/%s/billing-details".formatted(founder.caller().company().value()),
                    Map.of("legalName", hostile, "addressLines", List.of("${7*7} __${7*7}__ [[${7*7}]]"), "city",
                            "&lt;b&gt;", "country", "PT"))
            .status()).isEqualTo(200);
        marketplace.accepted(marketplace.aRequest(founder, marketplace.anEngineer(dev.cadence.vetting.Tier.MID)));
        marketplace.time().advance(Marketplace.TRIAL);

        var page = founder.api()
            .with("Accept", "text/html")
            .get("/v1/invoices/%s/document".formatted(founder.api().get("/v1/invoices").at("/items/0/id")));

        assertThat(page.text()).doesNotContain("<script", "<img")
            .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "${7*7} __${7*7}__ [[${7*7}]]", "&amp;lt;b&amp;gt;");
        assertThat(page.headers().allValues("Content-Security-Policy")).singleElement()
            .asString()
            .matches(
                    "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; frame-ancestors 'none'; base-uri 'none'; "
                            + "form-action 'none'; sandbox");
    }

    @Test
    void aPdfSaysWhatThePageSays() throws IOException {
        var text = text(pdfs.pdf(document("Δέλτα Ёлка Żółw GmbH")));

        assertThat(text).contains("Invoice and receipt INV-2026-000001", "Issued on 2026-03-04", "Δέλτα Ёлка Żółw GmbH",
                "Rua das Flores 1", "USD 1,219.51", "23 %", "USD 280.49", "USD 1,500.00", "visa ending in 4242");
    }

    @Test
    void aDocumentIsTheSamePdfWheneverItIsWritten() throws Exception {
        var bytes = pdfs.pdf(document("Acme"));

        assertThat(pdfs.pdf(document("Acme"))).isEqualTo(bytes);
        try (var pdf = Loader.loadPDF(bytes)) {
            assertThat(pdf.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(AT);
            assertThat(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), UTF_8))
                .contains("2026-03-04T12:00:00Z");
        }
    }

    @Test
    void aPdfIsMadeInPassing() throws IOException {
        pdfs.pdf(document("Acme"));
        var begun = System.nanoTime();
        var bytes = pdfs.pdf(document("Acme"));

        System.out.printf("a PDF of %,d bytes in %d ms%n", bytes.length,
                Duration.ofNanos(System.nanoTime() - begun).toMillis());
        assertThat(bytes.length).isLessThan(100_000);
    }

    static Stream<String> hostileNames() {
        return Stream.of("<script>alert(1)</script>", "]]>&amp;<!--", "\u202Egnihton", "אבג عربى", "株式会社", "🚀🧑‍💻",
                "W".repeat(200), "Zalgo " + "\u0301".repeat(190), "\uFFFE\uFFFF", "\u200B\u2028\u2029",
                "file:///etc/passwd", "url(http://127.0.0.1/)", "\uDBFF\uDFFF");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameMakesADocumentFail(String name) throws IOException {
        assertThat(pages.html(document(name))).contains("INV-2026-000001").doesNotContain("<script");
        assertThat(text(pdfs.pdf(document(name)))).contains("INV-2026-000001", "USD 1,500.00");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static InvoiceDocument document(String name) {
        var seller = new Party("Cadence", null, null, null);
        var buyer = new Party(name, name + "\nRua das Flores 1", name, null);
        var line = Invoice.Line.of("Senior engineer, week 0", 2_300, Money.usd(1_500_00));
        return new InvoiceDocument(new Invoice(new UUID(0, 1), Invoice.Kind.INVOICE, "INV-2026-000001", new UUID(0, 2),
                new UUID(0, 3), null, AT, new Invoice.Payment(AT, "visa", "4242"), seller, buyer, List.of(line),
                line.net(), line.tax(), line.amount(), null));
    }

}
