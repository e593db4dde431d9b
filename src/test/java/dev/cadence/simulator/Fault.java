package dev.cadence.simulator;

import java.time.Duration;

/// Something that goes wrong with one request, on the network or at Stripe.
///
/// @param kind what goes wrong
/// @param lasting how long it takes, in real time; only where something is held back
public record Fault(Kind kind, Duration lasting) {

    /// Carried out, then the answer is held back; meanwhile the same idempotency key is
    /// in use.
    public static Fault delayAnswer(Duration lasting) {
        return new Fault(Kind.DELAY_ANSWER, lasting);
    }

    /// Never carried out and never answered; the connection is closed after a while.
    public static Fault holdBefore(Duration lasting) {
        return new Fault(Kind.HOLD_BEFORE, lasting);
    }

    public static Fault of(Kind kind) {
        return new Fault(kind, Duration.ZERO);
    }

    /// The ways in which a request goes wrong.
    public enum Kind {

        /// Carried out; the answer comes late.
        DELAY_ANSWER,

        /// Not carried out; the connection closes.
        DROP_BEFORE,

        /// Carried out; the connection closes without an answer.
        DROP_AFTER,

        /// Not carried out; there is no answer for a while, then the connection closes.
        HOLD_BEFORE,

        /// Not carried out, not saved: 409, as if another request with this key were
        /// running.
        KEY_IN_USE,

        /// Not carried out, not saved: 429.
        RATE_LIMITED,

        /// Not carried out, not saved: 429, as if another request held the object.
        LOCK_TIMEOUT,

        /// Not carried out; the 500 is saved under the idempotency key and replayed, save
        /// by version 2.
        ERROR_BEFORE,

        /// Carried out, and yet a 500 is answered, saved and replayed; version 2 keeps
        /// what was done instead.
        ERROR_AFTER,

        /// Carried out; a complete answer of status 200 whose JSON is cut in half.
        TRUNCATED_JSON,

        /// Carried out; status 200 without a body.
        EMPTY_BODY,

        /// Carried out; a proxy answers 502 with a page of HTML.
        HTML_502,

        /// Not carried out: 401, as if the key had been revoked.
        REVOKED_KEY

    }

}
