package dev.cadence.advisor;

/// An amount that a text names.
///
/// @param value in the unit of its kind, rounded down
record Quantity(Kind kind, long value, Span span) {

    enum Kind {

        /// How long something may take or takes, up to a few seconds; in microseconds.
        LATENCY,

        /// How often something happens; in times a day.
        RATE,

        /// What something costs; in dollars a month, where the text says that it is by
        /// the month.
        MONTHLY_COST,

        /// How much memory there is; in megabytes.
        MEMORY

    }

}
