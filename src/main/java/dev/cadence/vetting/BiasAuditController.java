package dev.cadence.vetting;

import java.io.IOException;
import java.time.Instant;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Everything that whoever audits decisions for bias asks for, and nobody's name.
@RestController
@RequestMapping("/v1/vetting-audit")
@Tag(name = "Vetting", description = "From application to decision.")
class BiasAuditController {

    private static final String CSV = "text/csv";

    private final BiasAuditDesk desk;

    BiasAuditController(BiasAuditDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/decisions")
    @ForAdmins(Scope.VETTING_READ)
    @Operation(operationId = "exportDecisions",
            summary = "Take away all decisions without the names, the oldest first, as JSON or for a spreadsheet")
    @ApiResponse(responseCode = "200", description = "OK",
            content = {
                    @Content(mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BiasAuditDesk.Export.class)),
                    @Content(mediaType = CSV, schema = @Schema(type = "string")) })
    void decisions(
            @Parameter(description = "Only decisions made since then.") @RequestParam(
                    required = false) @Nullable Instant from,
            @Parameter(description = "Only decisions made before then.") @RequestParam(
                    required = false) @Nullable Instant to,
            @Parameter(description = "Only decisions by this version of the rubric.") @RequestParam(
                    required = false) @Min(1) @Nullable Integer rubricVersion,
            @Parameter(description = "`csv` has a line for each decision.") @RequestParam(
                    defaultValue = "json") Format format,
            HttpServletResponse response) throws IOException {
        var filter = new AuditFilter(from, to, rubricVersion);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("decisions." + format).build().toString());
        switch (format) {
            case json -> {
                response.setContentType(MediaType.APPLICATION_JSON_VALUE);
                desk.writeJson(filter, response.getOutputStream());
            }
            case csv -> {
                response.setContentType(CSV + ";header=present;charset=UTF-8");
                desk.writeCsv(filter, response.getOutputStream());
            }
        }
    }

    @GetMapping("/summary")
    @ForAdmins(Scope.VETTING_READ)
    @Operation(operationId = "sumUpDecisions",
            summary = "Compare how tiers and regions fare, by each version of the rubric")
    BiasSummary summary(
            @Parameter(description = "Only decisions made since then.") @RequestParam(
                    required = false) @Nullable Instant from,
            @Parameter(description = "Only decisions made before then.") @RequestParam(
                    required = false) @Nullable Instant to) {
        return desk.sumUp(new AuditFilter(from, to, null));
    }

    /// As one writes it in an address.
    enum Format {

        json, csv

    }

}
