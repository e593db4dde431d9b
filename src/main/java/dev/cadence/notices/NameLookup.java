package dev.cadence.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.hc.client5.http.DnsResolver;

/// Looks names up in bounded time. The system's own look-up takes as long as it likes, which for a name server that does
/// not answer is half a minute, and cannot be interrupted; on a virtual thread it would keep a thread from all others.
/// Whoever asks for a name that is being looked up waits for the same answer.
final class NameLookup implements DnsResolver, AutoCloseable {

    private final DnsResolver system;

    private final Duration atMost;

    private final ThreadPoolExecutor threads;

    private final ConcurrentHashMap<String, FutureTask<InetAddress[]>> underWay = new ConcurrentHashMap<>();

    /// @param atMost how long a name may take
    /// @param atOnce so many names that nobody answers for are looked up at once before
    /// others wait for them, and then for no longer than one may take
    NameLookup(DnsResolver system, Duration atMost, int atOnce) {
        this.system = system;
        this.atMost = atMost;
        this.threads = new ThreadPoolExecutor(atOnce, atOnce, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var lookup = lookup(host);
        try {
            return lookup.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (TimeoutException | CancellationException tooLong) {
            giveUp(host, lookup);
            throw new UnknownHostException(host + " is not found in time");
        }
        catch (ExecutionException failure) {
            throw new UnknownHostException(host);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
    }

    private FutureTask<InetAddress[]> lookup(String host) {
        var next = new FutureTask<>(() -> {
            try {
                return system.resolve(host);
            }
            finally {
                underWay.remove(host);
            }
        });
        var begun = underWay.putIfAbsent(host, next);
        if (begun != null) {
            return begun;
        }
        threads.execute(next);
        return next;
    }

    /// What has not begun never will, so that names that nobody waits for any more keep
    /// no others waiting.
    private void giveUp(String host, FutureTask<InetAddress[]> lookup) {
        if (threads.remove(lookup)) {
            underWay.remove(host, lookup);
            lookup.cancel(false);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return system.resolveCanonicalHostname(host);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

}
