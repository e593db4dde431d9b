package dev.cadence.shared;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class RequestsAtOnceTests {

    private static final int MOST = 2;

    private final Semaphore begun = new Semaphore(0);

    private final CountDownLatch goOn = new CountDownLatch(1);

    private final AnnotationConfigServletWebServerApplicationContext application = new AnnotationConfigServletWebServerApplicationContext();

    @BeforeEach
    void start() {
        TestPropertyValues.of("spring.threads.virtual.enabled=true", "server.port=0").applyTo(application);
        application.register(TomcatServletWebServerAutoConfiguration.class);
        application.registerBean(RequestsAtOnce.class, () -> new RequestsAtOnce(MOST));
        application.registerBean(ServletRegistrationBean.class,
                () -> new ServletRegistrationBean<>(new Waiting(), "/"));
        application.refresh();
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        application.close();
    }

    @Test
    void whoComesWhenAsManyAreServedAsCanBeWaitsAndIsServedThen() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port())).build();
            var answers = Stream.generate(() -> http.sendAsync(request, BodyHandlers.discarding()))
                .limit(MOST + 1)
                .toList();
            begun.acquire(MOST);

            var another = begun.tryAcquire(500, TimeUnit.MILLISECONDS);
            goOn.countDown();

            assertThat(another).as("a third is served").isFalse();
            for (var answer : answers) {
                assertThat(answer.get()).returns(200, HttpResponse::statusCode);
            }
        }
    }

    @Test
    void whoWaitsKeepsNobodyFromBeingServedToTheEnd() throws Exception {
        goOn.countDown();
        try (var one = call("abc"); var other = call("abc")) {
            begun.acquire(MOST);
            try (var waiting = call("abcd")) {
                assertThat(begun.tryAcquire(300, TimeUnit.MILLISECONDS)).as("a third is served").isFalse();
                say(one, "d");

                assertThat(answer(one)).startsWith("HTTP/1.1 200");
                assertThat(answer(waiting)).startsWith("HTTP/1.1 200");
            }
        }
    }

    /// With a body of four bytes, of which some come now.
    private Socket call(String body) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port());
        say(socket, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nConnection: close\r\n\r\n" + body);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }

    private int port() {
        return Objects.requireNonNull(application.getWebServer()).getPort();
    }

    private final class Waiting extends HttpServlet {

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            begun.release();
            request.getInputStream().readAllBytes();
            try {
                goOn.await();
            }
            catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

    }

}
