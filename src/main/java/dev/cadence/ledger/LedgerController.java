package dev.cadence.ledger;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Ledger", description = "Double entry, append-only.")
class LedgerController {

    private final Proofs proofs;

    LedgerController(Proofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping("/v1/ledger/proof")
    @ForAdmins(Scope.LEDGER_READ)
    @Operation(operationId = "proveLedger", summary = "Show that the books sum to zero")
    Proof proof() {
        return proofs.now();
    }

}
