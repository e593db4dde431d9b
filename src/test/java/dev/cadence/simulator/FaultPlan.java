package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which of the next requests go wrong, and how.
public final class FaultPlan {

    private final List<Planned> planned = new ArrayList<>();

    private int struck;

    /// The next so many requests that match get the fault. Plans for the same requests
    /// are used up in the order in
    /// which they were made, so a story such as *two timeouts, then a 500* is told in two
    /// calls.
    ///
    /// @param path an exact path, or one with `*` for any one segment, such as
    /// `/v1/payment_intents/*/confirm`
    public synchronized void next(int times, String method, String path, Fault fault) {
        this.planned.add(new Planned(times, method, path, fault));
    }

    public void next(int times, String method, String path, Fault.Kind kind) {
        next(times, method, path, Fault.of(kind));
    }

    public synchronized void clear() {
        this.planned.clear();
    }

    /// What is still to come.
    public synchronized List<Planned> pending() {
        return List.copyOf(this.planned);
    }

    /// How many requests have gone wrong so far, whatever was cleared meanwhile.
    public synchronized int struck() {
        return this.struck;
    }

    synchronized Optional<Fault> take(String method, String path) {
        for (int index = 0; index < this.planned.size(); index++) {
            Planned plan = this.planned.get(index);
            if (plan.matches(method, path)) {
                if (plan.times() > 1) {
                    this.planned.set(index, plan.less());
                }
                else {
                    this.planned.remove(index);
                }
                this.struck++;
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }

    /// A fault that waits for its requests.
    public record Planned(int times, String method, String path, Fault fault) {

        boolean matches(String asked, String at) {
            String pattern = Pattern.quote(this.path).replace("*", "\\E[^/]+\\Q");
            return this.method.equalsIgnoreCase(asked) && at.matches(pattern);
        }

        Planned less() {
            return new Planned(this.times - 1, this.method, this.path, this.fault);
        }

    }

}
