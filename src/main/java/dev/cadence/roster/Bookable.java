package dev.cadence.roster;

import dev.cadence.accounts.EngineerId;
import dev.cadence.vetting.Tier;

/// What a booking has to know of an engineer.
public record Bookable(EngineerId id, String name, Tier tier, Availability availability) {

}
