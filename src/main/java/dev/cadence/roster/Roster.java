package dev.cadence.roster;

import dev.cadence.accounts.EngineerId;

public interface Roster {

    Bookable bookable(EngineerId id);

    void engage(EngineerId id);

    void release(EngineerId id);

    record Bookable(EngineerId id, String name, Tier tier) {
    }

}
