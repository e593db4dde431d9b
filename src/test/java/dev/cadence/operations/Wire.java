package dev.cadence.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/// Sends bytes that no HTTP client would agree to send.
///
/// @param server where to
/// @param bearer the caller's key; empty for nobody's
record Wire(URI server, String bearer) {

    static final byte[] NOTHING = new byte[0];

    static final String JSON = "Content-Type: application/json\r\n";

    private static final JsonMapper MAPPER = new JsonMapper();

    /// @param target the address, not encoded any further
    Reply send(String method, String target, String headers, byte[] body) {
        var length = body.length == 0 ? "" : "Content-Length: %d\r\n".formatted(body.length);
        return sendBytes(head(method, target, headers + length), body);
    }

    String head(String method, String target, String headers) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s\r\n".formatted(method, target,
                bearer.isEmpty() ? "" : "Authorization: Bearer %s\r\n".formatted(bearer), headers);
    }

    Reply send(String method, String target) {
        return send(method, target, "", NOTHING);
    }

    Reply sendJson(String method, String target, String body) {
        return send(method, target, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /// Says that nothing more will come, so that nobody waits for it.
    Reply sendBytes(String head, byte[] body) {
        return exchange(head, body, true);
    }

    /// Leaves open whether more will come.
    Reply begin(String head) {
        return exchange(head, NOTHING, false);
    }

    private Reply exchange(String head, byte[] body, boolean end) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(60_000);
            write(socket, head, body, end);
            return Reply.of(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
        catch (IOException failure) {
            throw new UncheckedIOException(head.lines().findFirst().orElse(""), failure);
        }
    }

    /// Whoever refuses what is too long does not read the rest of it, and answers all the
    /// same.
    private static void write(Socket socket, String head, byte[] body, boolean end) {
        try {
            var out = socket.getOutputStream();
            out.write(head.getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
            if (end) {
                socket.shutdownOutput();
            }
        }
        catch (IOException answered) {
            // What is read next says whether it was.
        }
    }

    /// What came back.
    ///
    /// @param status 0 if nothing came
    /// @param headers in lower case
    record Reply(int status, String headers, String text) {

        static Reply of(String bytes) {
            if (bytes.isEmpty()) {
                return new Reply(0, "", "");
            }
            var end = bytes.indexOf("\r\n\r\n");
            var headers = bytes.substring(0, end).toLowerCase(Locale.ROOT);
            var text = bytes.substring(end + 4);
            return new Reply(Integer.parseInt(bytes.substring(9, 12)), headers,
                    headers.contains("transfer-encoding: chunked") ? joined(text) : text);
        }

        private static String joined(String chunks) {
            var text = new StringBuilder();
            for (var at = 0; at < chunks.length();) {
                var start = chunks.indexOf("\r\n", at) + 2;
                var length = Integer.parseInt(chunks, at, start - 2, 16);
                text.append(chunks, start, start + length);
                at = start + length + 2;
            }
            return text.toString();
        }

        JsonNode body() {
            return MAPPER.readTree(text);
        }

        String code() {
            return body().at("/type").asString().replace("/problems/", "");
        }

    }

}
