package dev.cadence.shared;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RequestsAtOnceTests {

    private final Semaphore begun = new Semaphore(0);

    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void whoComesWhenAsManyAreServedAsCanBeWaitsAndIsServedThen() throws Exception {
        var tomcat = new TomcatServletWebServerFactory(0);
        new RequestsAtOnce(2).customize(tomcat);
        var server = tomcat.getWebServer(context -> context.addServlet("slow", new Slow()).addMapping("/"));
        server.start();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.getPort())).build();
            var answers = Stream.generate(() -> http.sendAsync(request, BodyHandlers.discarding())).limit(3).toList();
            begun.acquire(2);

            assertThat(begun.tryAcquire(500, TimeUnit.MILLISECONDS)).as("a third is served").isFalse();
            goOn.countDown();

            for (var answer : answers) {
                assertThat(answer.get()).returns(200, HttpResponse::statusCode);
            }
        }
        finally {
            server.stop();
        }
    }

    private final class Slow extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            begun.release();
            try {
                goOn.await();
            }
            catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

    }

}
