package dev.cadence.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A mail server that says yes to everything, and counts how many talk to it at the same time.
final class SlowServer implements AutoCloseable {

    private final ServerSocket door;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final AtomicInteger present = new AtomicInteger();

    private final AtomicInteger most = new AtomicInteger();

    private final AtomicInteger taken = new AtomicInteger();

    SlowServer() throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    int mostAtOnce() {
        return most.get();
    }

    int taken() {
        return taken.get();
    }

    private void open() {
        try {
            while (!door.isClosed()) {
                var caller = door.accept();
                threads.execute(() -> serve(caller));
            }
        }
        catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket caller) {
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
        try (caller;
                var lines = new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
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

    private static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.close();
    }

}
