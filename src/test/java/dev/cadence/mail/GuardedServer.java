package dev.cadence.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server on this machine that begins TLS when it is asked to, and takes letters of one user then, and of nobody
/// before.
final class GuardedServer extends LoopbackServer {

    private static final String GREETING = "EHLO";

    private final SSLContext identity;

    private final String credentials;

    private final List<String> heardInTheClear = new CopyOnWriteArrayList<>();

    private final List<String> letters = new CopyOnWriteArrayList<>();

    /// @param identity with the certificate that it shows
    GuardedServer(SSLContext identity, String user, String password) throws IOException {
        this.identity = identity;
        this.credentials = "\0%s\0%s".formatted(user, password);
        open();
    }

    /// The first words of all lines that came without TLS.
    List<String> heardInTheClear() {
        return heardInTheClear;
    }

    /// As they came, with TLS and from the user.
    List<String> letters() {
        return letters;
    }

    @Override
    void serve(Socket caller) {
        try (caller) {
            say(caller, "220 here");
            var lines = lines(caller);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                heardInTheClear.add(line.split(" ")[0]);
                if (line.equals("STARTTLS")) {
                    say(caller, "220 go on");
                    guarded(caller);
                    return;
                }
                say(caller, line.startsWith(GREETING) ? "250-here\r\n250 STARTTLS" : "530 first STARTTLS");
            }
        }
        catch (IOException gone) {
            // Who does not trust the server hangs up.
        }
    }

    private void guarded(Socket caller) throws IOException {
        try (var secret = (SSLSocket) identity.getSocketFactory().createSocket(caller, null, true)) {
            secret.setUseClientMode(false);
            var lines = lines(secret);
            var known = false;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("AUTH")) {
                    known = isTheUser(line.substring("AUTH PLAIN ".length()));
                    say(secret, known ? "235 welcome" : "535 who?");
                }
                else if (line.equals("DATA") && known) {
                    say(secret, "354 go on");
                    letters.add(letter(lines));
                    say(secret, "250 yes");
                }
                else {
                    say(secret,
                            line.startsWith(GREETING) ? "250-here\r\n250 AUTH PLAIN" : known ? "250 yes" : "530 who?");
                }
            }
        }
    }

    /// Whoever they want to be taken for, as RFC 4616 lets them say first.
    private boolean isTheUser(String proof) {
        return new String(Base64.getDecoder().decode(proof), StandardCharsets.UTF_8).endsWith(credentials);
    }

    private static String letter(BufferedReader lines) throws IOException {
        var letter = new StringBuilder();
        for (var line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            letter.append(line).append('\n');
        }
        return letter.toString();
    }

}
