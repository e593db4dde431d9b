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
import org.springframework.stereotype.Component;

/// Answers with a problem document what Tomcat turns away by itself, before the application sees it: a request line or
/// header that is not HTTP, an address with an encoded slash or a NUL.
@Component
class ConnectorProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    ConnectorProblems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new Report(json)));
    }

    private static final class Report extends ErrorReportValve {

        private final JsonMapper json;

        Report(JsonMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var untold = response.getStatus() >= 400 && response.getContentWritten() == 0;
            if (untold && response.setErrorReported()) {
                var status = HttpStatusCode.valueOf(response.getStatus());
                var problem = Problems.of(status, Problems.codeOf(status), null, List.of());
                write(response, json.writeValueAsBytes(problem));
            }
        }

        private static void write(Response response, byte[] problem) {
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setHeader("Cache-Control", "no-store");
                response.getOutputStream().write(problem);
                response.finishResponse();
            }
            catch (IOException | IllegalStateException gone) {
                // The caller does not listen any more, or an answer is under way.
            }
        }

    }

}
