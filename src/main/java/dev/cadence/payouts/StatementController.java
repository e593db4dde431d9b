package dev.cadence.payouts;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.Circle;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.FoundBy;
import dev.cadence.accounts.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Earnings", description = "The engineer's side of money.")
class StatementController {

    private final StatementDesk desk;

    StatementController(StatementDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/me/balance")
    @ForEngineers(Scope.EARNINGS_READ)
    @Operation(operationId = "readBalance",
            summary = "See how much of the calling engineer's earnings is on its way, by currency")
    Balances balance(@AuthenticationPrincipal Caller.Engineer engineer) {
        return new Balances(desk.balances(engineer.engineer()));
    }

    @GetMapping("/v1/me/statements/{year}/{month}")
    @ForEngineers(Scope.EARNINGS_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "readStatement",
            summary = "See what was booked between the calling engineer and the platform in a month of UTC")
    Statement statement(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable @Min(2000) @Max(9999) int year,
            @PathVariable @Min(1) @Max(12) int month) {
        return desk.statement(engineer.engineer(), YearMonth.of(year, month));
    }

    @GetMapping("/v1/me/statements/{year}/{month}/csv")
    @ForEngineers(Scope.EARNINGS_READ)
    @FoundBy(Circle.ALL)
    @Operation(operationId = "exportStatement",
            summary = "Get a month's statement as the text of a CSV file, amounts in minor units")
    Csv csv(@AuthenticationPrincipal Caller.Engineer engineer, @PathVariable @Min(2000) @Max(9999) int year,
            @PathVariable @Min(1) @Max(12) int month) {
        return Csv.of(desk.statement(engineer.engineer(), YearMonth.of(year, month)));
    }

    /// One for each currency.
    record Balances(List<BalanceView> balances) {
    }

    /// A file by RFC 4180. It holds instants, ids, numbers and words of fixed lists only,
    /// so nothing needs quotes.
    record Csv(String csv) {

        static Csv of(Statement statement) {
            var lines = statement.lines()
                .stream()
                .map(line -> "%s,%s,%s,%s,%d,%d,%s\r\n".formatted(line.at(), line.kind(),
                        line.bookingId() == null ? "" : line.bookingId(), line.week() == null ? "" : line.week(),
                        line.payable().minor(), line.owed().minor(), line.payable().currency()))
                .collect(Collectors.joining());
            return new Csv("at,kind,bookingId,week,payable,owed,currency\r\n" + lines);
        }

    }

}
