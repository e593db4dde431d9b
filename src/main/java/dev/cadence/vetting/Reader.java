package dev.cadence.vetting;

import dev.cadence.accounts.Caller;
import java.time.ZoneId;

/// Who reads something, and in which time zone.
record Reader(Caller caller, ZoneId timeZone) {

    boolean isAdmin() {
        return caller instanceof Caller.Admin;
    }

}
