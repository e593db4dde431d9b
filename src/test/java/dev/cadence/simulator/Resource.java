package dev.cadence.simulator;

import java.time.Instant;

/// Something that Stripe keeps and that has an id.
interface Resource {

    String id();

    Instant created();

    Json json();

}
