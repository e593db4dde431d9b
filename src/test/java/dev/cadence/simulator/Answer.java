package dev.cadence.simulator;

/// What is sent back: the status, the JSON, whether an idempotency key keeps it, whether it was kept from before.
record Answer(int status, String body, boolean saved, boolean replayed) {

    static Answer ok(Json json) {
        return new Answer(200, json.toString(), true, false);
    }

    Answer unsaved() {
        return new Answer(this.status, this.body, false, this.replayed);
    }

    Answer again() {
        return new Answer(this.status, this.body, this.saved, true);
    }

}
