package dev.cadence.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate that a server has made for itself, with its key, in a file.
///
/// @param file a PKCS12 store
record Certificate(Path file) {

    static final String PASSWORD = "changeit";

    /// By the JDK's own tool.
    /// @param name the server's
    static Certificate of(String name, Path folder) throws IOException, InterruptedException {
        var file = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "SAN=dns:" + name,
                "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString())
            .redirectErrorStream(true)
            .start();
        var said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        return new Certificate(file);
    }

    /// What the server shows.
    SSLContext identity() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var stored = Files.newInputStream(file)) {
            store.load(stored, PASSWORD.toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        var identity = SSLContext.getInstance("TLS");
        identity.init(keys.getKeyManagers(), null, null);
        return identity;
    }

    /// What an application is told that is to trust it, and by default nobody else.
    String[] trusted() {
        return new String[] { "spring.mail.ssl.bundle=mail",
                "spring.ssl.bundle.jks.mail.truststore.location=file:" + file,
                "spring.ssl.bundle.jks.mail.truststore.password=" + PASSWORD,
                "spring.ssl.bundle.jks.mail.truststore.type=PKCS12" };
    }

}
