package dev.cadence.limits;

import java.time.Duration;
import java.util.regex.Pattern;

/// How much each holder may take in a while. A window begins with a holder's first take, and at its end the quota is
/// whole again; so within any time as long as the window at most two quotas are granted, one on each side of its end.
///
/// @param name tells it from other allowances, such as `requests`; lower case
/// @param quota how many tokens there are in a window
/// @param window in whole seconds, a day at most
public record Allowance(String name, long quota, Duration window) {

    /// As many as can be counted over a day in nanoseconds without an overflow.
    static final long LARGEST_QUOTA = 10_000_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,62}");

    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

    public Allowance {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a name: " + name);
        }
        if (quota < 1 || quota > LARGEST_QUOTA) {
            throw new IllegalArgumentException("Not a quota: " + quota);
        }
        if (!window.isPositive() || window.getNano() > 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException("Not a window: " + window);
        }
    }

}
