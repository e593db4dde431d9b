package dev.cadence.accounts;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

import static java.util.Objects.requireNonNull;

/// A real OpenID provider on a free port, with a login page and people of its own: Spring Authorization Server, in a
/// context beside the application's. Its tokens bear the time of the test's clock.
final class LocalProvider implements AutoCloseable {

    static final String CLIENT_ID = "cadence";

    static final String CLIENT_SECRET = "secret of the client called cadence";

    static final String REDIRECT_URI = "https://app.example.com/signed-in";

    static final String PASSWORD = "a password that only the provider knows";

    private static final Consumer<JwtClaimsSet.Builder> HONEST = claims -> {
    };

    private final Map<String, Person> people = new ConcurrentHashMap<>();

    private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

    private final Clock clock;

    private volatile Consumer<JwtClaimsSet.Builder> lie = HONEST;

    private volatile boolean away;

    private volatile boolean forging;

    private LocalProvider(Clock clock) {
        this.clock = clock;
    }

    static LocalProvider start(Clock clock) {
        var provider = new LocalProvider(clock);
        provider.context.registerBean(LocalProvider.class, () -> provider);
        provider.context.register(LocalProviderParts.class);
        provider.context.refresh();
        return provider;
    }

    URI issuer() {
        return URI.create("http://localhost:" + requireNonNull(context.getWebServer()).getPort());
    }

    /// Forgets everybody, and is honest and there.
    void reset() {
        people.clear();
        lie = HONEST;
        away = false;
        forging = false;
    }

    /// Knows a person from now on, or knows something else of them.
    void know(String subject, @Nullable String email, boolean verified) {
        people.put(subject, new Person(email, verified));
    }

    @Nullable Person person(String subject) {
        return people.get(subject);
    }

    /// Writes something else into its tokens than it should.
    void lie(Consumer<JwtClaimsSet.Builder> about) {
        lie = about;
    }

    Consumer<JwtClaimsSet.Builder> lie() {
        return lie;
    }

    /// Answers nothing but 503.
    void leave() {
        away = true;
    }

    boolean isAway() {
        return away;
    }

    /// Signs tokens with a key that is not the one it shows.
    void forge() {
        forging = true;
    }

    boolean isForging() {
        return forging;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public void close() {
        context.close();
    }

    /// What the provider knows of somebody.
    record Person(@Nullable String email, boolean verified) {
    }

}
