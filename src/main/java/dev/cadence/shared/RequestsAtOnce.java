package dev.cadence.shared;

import java.util.concurrent.Semaphore;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Bounds how many requests are worked on at once, each on a virtual thread of its own. Connections may be more: what comes
/// on them is not read before its turn. All would be worked on otherwise, each with its buffers (about 80 kB), until
/// there is no memory left: six thousand requests at once took more than a container has. Well before that the collector
/// has no time left for anything else, and an instance does not recover while requests go on coming.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RequestsAtOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// More than may wait for events, and far more than the connections to the database.
    /// What it comes from is in `rate-limits.md`.
    private static final int MOST = 750;

    private final int most;

    RequestsAtOnce() {
        this(MOST);
    }

    RequestsAtOnce(int most) {
        this.most = most;
    }

    /// After the framework's own, which sets no bound. Turns are waited for on the
    /// request's own thread: the server's has to notice meanwhile what comes on the
    /// connections of others.
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addProtocolHandlerCustomizers(handler -> {
            var turns = new Semaphore(most, true);
            var threads = Thread.ofVirtual().name("tomcat-handler-", 0).factory();
            handler.setExecutor(request -> threads.newThread(() -> serve(request, turns)).start());
        });
    }

    private static void serve(Runnable request, Semaphore turns) {
        turns.acquireUninterruptibly();
        try {
            request.run();
        }
        finally {
            turns.release();
        }
    }

}
