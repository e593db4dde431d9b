package dev.cadence.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that says yes to everything, and counts how many talk to it at the same time.
final class SlowServer extends LoopbackServer {

    private final AtomicInteger present = new AtomicInteger();

    private final AtomicInteger most = new AtomicInteger();

    private final AtomicInteger taken = new AtomicInteger();

    SlowServer() throws IOException {
        open();
    }

    int mostAtOnce() {
        return most.get();
    }

    int taken() {
        return taken.get();
    }

    @Override
    void serve(Socket caller) {
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
        try (caller; var lines = lines(caller)) {
            say(caller, "220 here");
            var letter = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (letter && !line.equals(".")) {
                    continue;
                }
                if (letter) {
                    taken.incrementAndGet();
                }
                letter = !letter && line.equals("DATA");
                if (line.equals("QUIT")) {
                    // Gone before the answer, after which another may come.
                    present.decrementAndGet();
                    say(caller, "221 bye");
                    return;
                }
                say(caller, letter ? "354 go on" : "250 yes");
            }
            present.decrementAndGet();
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

}
