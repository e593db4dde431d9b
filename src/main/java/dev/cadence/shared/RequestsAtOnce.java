package dev.cadence.shared;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/// Bounds how many requests are worked on at once, each on a virtual thread of its own. Connections may be more: what comes
/// on them waits in the socket. Threads would go on being begun otherwise, each with its buffers (about 80 kB), until
/// there is no memory left: six thousand requests at once took more than a container has. Well before that the collector
/// has no time left for anything else, and an instance does not recover while requests go on coming.
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RequestsAtOnce implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// More than may wait for events, and far more than the connections to the database.
    private static final int MOST = 750;

    private final int most;

    RequestsAtOnce() {
        this(MOST);
    }

    RequestsAtOnce(int most) {
        this.most = most;
    }

    /// After the framework's own, which sets no bound.
    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addProtocolHandlerCustomizers(handler -> {
            var threads = new SimpleAsyncTaskExecutor("tomcat-handler-");
            threads.setVirtualThreads(true);
            threads.setConcurrencyLimit(most);
            handler.setExecutor(threads);
        });
    }

}
