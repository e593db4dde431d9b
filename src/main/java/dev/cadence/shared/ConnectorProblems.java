package dev.cadence.shared;

import java.io.IOException;
import java.util.List;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/// Answers with a problem document what Tomcat turns away by itself, before the application sees it: a request line or
/// header that is not HTTP, an address with an encoded slash or a NUL. Such an answer has the same headers as any other.
@Component
class ConnectorProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    private final HeaderWriter headers;

    ConnectorProblems(JsonMapper json, HeaderWriter headers) {
        this.json = json;
        this.headers = headers;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new Report(json, headers)));
    }

    private static final class Report extends ErrorReportValve {

        private final JsonMapper json;

        private final HeaderWriter headers;

        Report(JsonMapper json, HeaderWriter headers) {
            this.json = json;
            this.headers = headers;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var untold = response.getStatus() >= 400 && response.getContentWritten() == 0;
            if (untold && response.setErrorReported()) {
                var status = HttpStatusCode.valueOf(response.getStatus());
                var problem = Problems.of(status, Problems.codeOf(status), null, List.of());
                headers.writeHeaders(request, response);
                write(response, json.writeValueAsBytes(problem));
            }
        }

        private static void write(Response response, byte[] problem) {
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(problem);
                response.finishResponse();
            }
            catch (IOException | IllegalStateException gone) {
                // The caller does not listen any more, or an answer is under way.
            }
        }

    }

}
