package dev.cadence.vetting;

import java.time.ZoneId;

import dev.cadence.accounts.Caller;

/// Who reads something, and in which time zone.
record Reader(Caller caller, ZoneId timeZone) {

    boolean isAdmin() {
        return caller instanceof Caller.Admin;
    }

}
