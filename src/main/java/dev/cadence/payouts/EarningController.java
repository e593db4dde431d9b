package dev.cadence.payouts;

import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.ForEngineers;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Expands;
import dev.cadence.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Earnings", description = "The engineer's side of money.")
class EarningController {

    private final EarningDesk desk;

    EarningController(EarningDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/earnings")
    @ForEngineers(Scope.EARNINGS_READ)
    @Expands("booking")
    @Operation(operationId = "listEarnings", summary = "List what the calling engineer has earned, newest first")
    Page<Earning.EarningView> list(@AuthenticationPrincipal Caller.Engineer engineer,
            @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.of(engineer.engineer(), cursor, limit);
    }

}
