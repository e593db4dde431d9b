package dev.cadence.payouts;

import java.util.UUID;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import dev.cadence.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Earnings", description = "The engineer's side of money.")
class PayoutController {

    private final PayoutDesk desk;

    PayoutController(PayoutDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/v1/payouts")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "listPayouts", summary = "List the payouts that are in one stage, newest first")
    Page<PayoutView> list(@RequestParam Payout.Stage stage, @RequestParam(defaultValue = Page.NEWEST) UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(Page.MOST) int limit) {
        return desk.inStage(stage, cursor, limit);
    }

}
