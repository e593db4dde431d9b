package dev.cadence.operations;

import java.io.IOException;
import java.util.regex.Pattern;

import dev.cadence.shared.Ids;
import dev.cadence.shared.WorkingOn;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Gives each request an id that stands in every log line about it and in the answer's `X-Request-Id`. A caller, or a
/// proxy in front, may bring its own.
@Component
class RequestIds implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /// Under which the logging context has it.
    static final String KEY = "requestId";

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new Naming());
    }

    /// Around everything the server does with a request. A filter would have left before
    /// the server logs what no handler
    /// has caught.
    private static final class Naming extends ValveBase {

        private static final String HEADER = "X-Request-Id";

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{8,64}");

        private static final boolean ASYNCHRONOUS = true;

        Naming() {
            super(ASYNCHRONOUS);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            var id = idOf(request.getHeader(HEADER));
            response.setHeader(HEADER, id);
            try (var ignored = MDC.putCloseable(KEY, id)) {
                getNext().invoke(request, response);
            }
            finally {
                WorkingOn.nothing();
            }
        }

        private static String idOf(@Nullable String brought) {
            return brought != null && PLAIN.matcher(brought).matches() ? brought : Ids.next().toString();
        }

    }

}
