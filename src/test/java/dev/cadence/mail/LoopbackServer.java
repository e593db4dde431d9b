package dev.cadence.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Talks in lines with whoever calls from this machine, each on a thread of its own.
abstract class LoopbackServer implements AutoCloseable {

    private final ServerSocket door;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    LoopbackServer() throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    }

    /// To be called when the server can serve.
    final void open() {
        threads.execute(this::letIn);
    }

    final int port() {
        return door.getLocalPort();
    }

    private void letIn() {
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

    /// Must close the connection.
    abstract void serve(Socket caller);

    static BufferedReader lines(Socket caller) throws IOException {
        return new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
    }

    static void say(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    @Override
    public final void close() throws IOException {
        door.close();
        threads.close();
    }

}
