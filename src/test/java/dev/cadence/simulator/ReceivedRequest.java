package dev.cadence.simulator;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// One request as it arrived, and what became of it.
///
/// @param form the parameters of body and query, in the form's spelling: `metadata[booking]`
/// @param status what was answered; 0 while it is running, and when the connection was closed without an answer
/// @param replayed whether the answer was one kept under the idempotency key
/// @param at by the simulator's clock
public record ReceivedRequest(String method, String path, @Nullable String idempotencyKey, Map<String, String> form,
        int status, boolean replayed, Instant at) {

    ReceivedRequest answered(int with, boolean again) {
        return new ReceivedRequest(this.method, this.path, this.idempotencyKey, this.form, with, again, this.at);
    }

}
