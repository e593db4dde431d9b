package dev.cadence.simulator;

import java.util.ArrayList;
import java.util.List;

/// All requests in the order in which they arrived.
final class RequestLog {

    private final List<ReceivedRequest> requests = new ArrayList<>();

    private int forgotten;

    /// The number by which the request is known from now on.
    synchronized int begin(ReceivedRequest request) {
        this.requests.add(request);
        return this.forgotten + this.requests.size() - 1;
    }

    synchronized void end(int number, int status, boolean replayed) {
        int index = number - this.forgotten;
        if (index >= 0) {
            this.requests.set(index, this.requests.get(index).answered(status, replayed));
        }
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(this.requests);
    }

    synchronized void clear() {
        this.forgotten += this.requests.size();
        this.requests.clear();
    }

}
