package dev.cadence.invoices;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForFoundersAndAdmins;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/invoices")
@Tag(name = "Invoices", description = "Invoices, which are receipts too, credit notes, and whom they are made out to.")
class InvoiceController {

    private final InvoiceDesk desk;

    InvoiceController(InvoiceDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @Operation(operationId = "listInvoices",
            summary = "List the company's invoices and credit notes, newest first; admins list everybody's")
    Page<Invoice.Summary> list(@AuthenticationPrincipal Caller caller,
            @Parameter(description = "Only documents of this kind.") @RequestParam(
                    required = false) Invoice.@Nullable Kind kind,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(InvoiceDesk.companyOf(caller), kind, cursor, limit);
    }

    @GetMapping("/{id}")
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "readInvoice", summary = "Read an invoice or credit note")
    @Refuses("404 invoice-not-found")
    Invoice read(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return desk.read(InvoiceDesk.companyOf(caller), id);
    }

    @GetMapping(path = "/{id}/document", produces = { MediaType.TEXT_HTML_VALUE, MediaType.APPLICATION_PDF_VALUE })
    @ForFoundersAndAdmins(Scope.BILLING_READ)
    @FoundBy(Circle.COMPANY)
    @Operation(operationId = "printInvoice", summary = "Read an invoice or credit note as a page, or as a PDF to keep")
    @ApiResponse(responseCode = "200", description = "OK",
            content = { @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                    @Content(mediaType = MediaType.APPLICATION_PDF_VALUE,
                            schema = @Schema(type = "string", format = "binary")) })
    @Refuses("404 invoice-not-found")
    InvoiceDocument document(@AuthenticationPrincipal Caller caller, @PathVariable UUID id) {
        return new InvoiceDocument(desk.read(InvoiceDesk.companyOf(caller), id));
    }

}
