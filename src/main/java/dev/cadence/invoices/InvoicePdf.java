package dev.cadence.invoices;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import org.apache.pdfbox.pdmodel.PDDocument;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Writes documents as PDF/A-2u, which is made for keeping: fonts are in it, and its text can be searched. It is made of the
/// page, and nothing is loaded for it.
///
/// DejaVu Sans has the Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic scripts, the latter two unshaped and in
/// the order of writing; characters that it lacks, such as Chinese ones, become a replacement character. JSON and HTML have
/// every name as it is.
@Component
class InvoicePdf extends DocumentConverter {

    private static final String FONT = "DejaVu Sans";

    private static final int REGULAR = 400;

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+(Z|[+-][0-9:]+)?");

    private final InvoicePage pages;

    private final byte[] font;

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    InvoicePdf(InvoicePage pages) {
        super(MediaType.APPLICATION_PDF);
        this.pages = pages;
        try {
            this.font = new ClassPathResource("invoices/DejaVuSans.ttf").getContentAsByteArray();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The same bytes for the same document, whenever it is written.
    byte[] pdf(InvoiceDocument document) throws IOException {
        var builder = new PdfRendererBuilder().withHtmlContent(pages.html(document), null)
            .useExternalResourceAccessControl((address, type) -> false,
                    ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
            .useExternalResourceAccessControl((address, type) -> false,
                    ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
            .useFont(() -> new ByteArrayInputStream(font), FONT, REGULAR, FontStyle.NORMAL, true)
            .useReplacementText("\uFFFD")
            .usePdfAConformance(PdfAConformance.PDFA_2_U)
            .useColorProfile(colours)
            .withProducer("Cadence");
        var out = new ByteArrayOutputStream();
        try (var renderer = builder.buildPdfRenderer(); var pdf = renderer.createPDFKeepOpen()) {
            date(pdf, document.invoice().issuedAt());
            pdf.setDocumentId(document.invoice().id().getLeastSignificantBits());
            pdf.save(out);
        }
        return out.toByteArray();
    }

    /// As of when the document was issued, in both places where a PDF/A says so, instead
    /// of when it was written.
    private static void date(PDDocument pdf, Instant issuedAt) throws IOException {
        var second = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        var calendar = GregorianCalendar.from(second.atZone(ZoneOffset.UTC));
        pdf.getDocumentInformation().setCreationDate(calendar);
        pdf.getDocumentInformation().setModificationDate(calendar);
        var metadata = pdf.getDocumentCatalog().getMetadata();
        var dated = TIME.matcher(new String(metadata.toByteArray(), StandardCharsets.UTF_8))
            .replaceAll(second.toString());
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void writeInternal(InvoiceDocument document, HttpOutputMessage output) throws IOException {
        output.getHeaders().setContentDisposition(document.disposition(".pdf"));
        output.getBody().write(pdf(document));
    }

}
