package dev.cadence.notices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Looks names up in bounded time. The system's own look-up takes as long as it likes, which for a name server that does
/// not answer is half a minute, and cannot be interrupted; on a virtual thread it would keep a thread from all others.
@Component
class NameLookup implements DnsResolver {

    /// So many names that nobody answers for are looked up at once before others wait for
    /// them, and then for no longer than one look-up may take.
    private static final int AT_ONCE = 64;

    private final DnsResolver system;

    private final Duration atMost;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 1, TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("webhook-names-", 0).factory());

    @Autowired
    NameLookup(WebhookSettings settings) {
        this(SystemDefaultDnsResolver.INSTANCE, settings.connectTimeout());
    }

    NameLookup(DnsResolver system, Duration atMost) {
        this.system = system;
        this.atMost = atMost;
        this.threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var lookup = threads.submit(() -> system.resolve(host));
        try {
            return lookup.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        }
        catch (TimeoutException tooLong) {
            throw new UnknownHostException(host + " is not found in time");
        }
        catch (ExecutionException failure) {
            throw new UnknownHostException(host);
        }
        catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        }
        finally {
            lookup.cancel(true);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return system.resolveCanonicalHostname(host);
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

}
