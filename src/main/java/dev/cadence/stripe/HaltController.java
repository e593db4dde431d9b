package dev.cadence.stripe;

import java.time.Instant;

import dev.cadence.accounts.ForAdmins;
import dev.cadence.accounts.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Stripe", description = "How the conversation with Stripe goes.")
class HaltController {

    private final Halts halts;

    HaltController(Halts halts) {
        this.halts = halts;
    }

    @GetMapping("/v1/stripe/halt")
    @ForAdmins(Scope.STRIPE_READ)
    @Operation(operationId = "readHalt",
            summary = "See whether Stripe refuses our key, so that nothing is charged or paid out")
    HaltView read() {
        return halts.current()
            .map(halt -> new HaltView(true, halt.since(), halt.cause(), halt.nextProbeAt()))
            .orElseGet(() -> new HaltView(false, null, null, null));
    }

    @Schema(name = "Halt")
    record HaltView(boolean halted, @Nullable Instant since,
            @Schema(description = "The status and the code of Stripe's refusal.") @Nullable String cause,
            @Schema(description = "When it is tried again whether the key works.") @Nullable Instant nextProbeAt) {
    }

}
