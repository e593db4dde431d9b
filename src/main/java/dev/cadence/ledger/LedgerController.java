package dev.cadence.ledger;

import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import dev.cadence.shared.Period;
import dev.cadence.shared.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/ledger")
@Tag(name = "Ledger", description = "Double entry, append-only.")
class LedgerController {

    private static final String CSV = "text/csv";

    private static final String FROM = "Only entries recorded since then.";

    private static final String UNTIL = "Only entries recorded before then.";

    private final JournalDesk desk;

    LedgerController(JournalDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/proof")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "proveLedger",
            summary = "Show that the books sum to zero and agree with what they are about")
    Proof proof() {
        return desk.prove();
    }

    @GetMapping("/balances")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "readLedgerBalances", summary = "Read what each account held at an instant")
    Balances balances(
            @Parameter(description = "What was recorded by then counts; without it, all does.") @RequestParam(
                    required = false) @Nullable Instant at,
            @Parameter(description = "Only the accounts of this company or engineer.") @RequestParam(
                    required = false) @Nullable UUID ownerId) {
        return desk.balances(at, ownerId);
    }

    @GetMapping("/entries")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "listLedgerEntries", summary = "List the entries of the books as they were recorded")
    @Refuses("400 invalid-cursor")
    Page<Journal.Recorded> entries(
            @Parameter(description = FROM) @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = UNTIL) @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.list(new Period(from, until), cursor, limit);
    }

    @GetMapping(path = "/entries.csv", produces = CSV)
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "exportLedger", summary = "Take away the books for a spreadsheet, a line for each posting")
    @ApiResponse(responseCode = "200", description = "OK",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    void export(@Parameter(description = FROM) @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = UNTIL) @RequestParam(required = false) @Nullable Instant until,
            HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("entries.csv").build().toString());
        response.setContentType(CSV + ";header=present;charset=UTF-8");
        desk.writeCsv(new Period(from, until), response.getOutputStream());
    }

}
