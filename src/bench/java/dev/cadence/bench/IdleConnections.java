package dev.cadence.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// Connections that were asked something once, and are held open without asking anything.
record IdleConnections(List<SocketChannel> open) implements AutoCloseable {

    private static final int AT_ONCE = 64;

    /// As many clients on one machine run out of ports with one address.
    private static final int ADDRESSES = 20;

    private static final byte[] REQUEST = "HEAD /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n"
        .getBytes(StandardCharsets.US_ASCII);

    static IdleConnections open(int port, int number) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var opened = all(threads,
                    IntStream.range(0, number)
                        .<Callable<SocketChannel>>mapToObj(each -> () -> connect(port, each))
                        .toList());
            return new IdleConnections(opened);
        }
    }

    private static SocketChannel connect(int port, int number) throws IOException {
        var channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.0." + (2 + number % ADDRESSES), 0));
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        ask(channel);
        return channel;
    }

    /// How many are still answered.
    int answered() throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            return all(threads, open.stream().<Callable<SocketChannel>>map(channel -> () -> {
                ask(channel);
                return channel;
            }).toList()).size();
        }
    }

    private static List<SocketChannel> all(ExecutorService threads, List<Callable<SocketChannel>> tasks)
            throws InterruptedException {
        var done = new ArrayList<SocketChannel>();
        for (var task : threads.invokeAll(tasks)) {
            try {
                done.add(task.get());
            }
            catch (ExecutionException lost) {
                // Whoever asks sees it by the number.
            }
        }
        return done;
    }

    /// There is no body, so the answer ends with the first empty line.
    private static void ask(SocketChannel channel) throws IOException {
        channel.write(ByteBuffer.wrap(REQUEST));
        var answer = ByteBuffer.allocate(4_096);
        var said = "";
        while (!said.endsWith("\r\n\r\n")) {
            if (channel.read(answer) <= 0) {
                throw new IOException("Not answered");
            }
            said = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
        }
        if (!said.contains(" 200 ")) {
            throw new IOException("Not well: " + said.lines().findFirst().orElse(""));
        }
    }

    @Override
    public void close() throws IOException {
        for (var channel : open) {
            channel.close();
        }
    }

}
