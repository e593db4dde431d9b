package dev.cadence.vetting;

import io.swagger.v3.oas.annotations.media.Schema;

/// A skill, and for how long somebody has worked with it.
///
/// @param years whole years, begun ones not counted: 0 to 60
public record Proficiency(Skill skill, @Schema(minimum = "0", maximum = "60") int years) {

    /// As long as a working life.
    static final int MOST_YEARS = 60;

    public Proficiency {
        if (years < 0 || years > MOST_YEARS) {
            throw new IllegalArgumentException("%d years with a skill are not 0 to %d.".formatted(years, MOST_YEARS));
        }
    }

}
