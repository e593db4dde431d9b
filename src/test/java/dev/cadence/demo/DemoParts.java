package dev.cadence.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.cadence.accounts.People;
import dev.cadence.shared.Sweep;
import dev.cadence.simulator.StripeSimulator;
import dev.cadence.testing.EmbeddedDatabase;
import dev.cadence.testing.Mailbox;
import dev.cadence.testing.MutableClock;
import dev.cadence.testing.TestInfrastructure;
import dev.cadence.testing.TimeMachine;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/// What the demonstration adds to the application.
class DemoParts {

    @Bean
    @Primary
    MutableClock demoClock() {
        return Demo.CLOCK;
    }

    @Bean
    @Primary
    PasswordEncoder demoPasswords() {
        return TestInfrastructure.quickPasswords();
    }

    @Bean
    JdbcConnectionDetails database() {
        return EmbeddedDatabase.running();
    }

    @Bean
    StripeSimulator stripeSimulator() {
        return Demo.STRIPE;
    }

    @Bean
    ApplicationListener<WebServerInitializedEvent> webhooks(StripeSimulator stripe) {
        return started -> TestInfrastructure.sendWebhooks(stripe, started.getWebServer().getPort());
    }

    @Bean
    TimeMachine timeMachine(MutableClock clock, List<Sweep> sweeps, JdbcClient jdbc, StripeSimulator stripe) {
        return new TimeMachine(clock, sweeps, jdbc, stripe);
    }

    /// Takes the place of the scheduled sweeps, so that moving the clock and sweeping
    /// take turns.
    @Bean
    EverySecond everySecond(TimeMachine time) {
        return new EverySecond(time);
    }

    @Bean
    ApplicationRunner demonstration(People people, ApplicationEventPublisher events, TransactionTemplate transaction,
            Clock clock, Environment environment) {
        return arguments -> new Demonstration(people, events, transaction, clock).prepare(environment);
    }

    @Bean
    Mailbox mailbox() {
        return Mailbox.running();
    }

    /// `GET /dev/mail` shows the letters that the application has sent, the newest first;
    /// `?to=` those to one address.
    /// Exists in the demonstration only.
    @Bean
    RouterFunction<ServerResponse> letters(Mailbox mailbox) {
        return RouterFunctions.route().GET("/dev/mail", request -> {
            var letters = request.param("to").map(mailbox::lettersTo).orElseGet(mailbox::letters);
            return ServerResponse.ok().body(letters.stream().map(Letter::of).toList());
        }).build();
    }

    /// `PUT /dev/clock` with `{"advance": "PT48H"}` lets two days go by, and
    /// `GET /dev/clock?plus=PT48H` tells what time it will be then. Exists in the
    /// demonstration only.
    @Bean
    RouterFunction<ServerResponse> clockControl(TimeMachine time) {
        return RouterFunctions.route()
            .GET("/dev/clock",
                    request -> ServerResponse.ok()
                        .body(new Now(
                                time.now().plus(request.param("plus").map(Duration::parse).orElse(Duration.ZERO)))))
            .PUT("/dev/clock", request -> {
                time.advance(request.body(Travel.class).advance());
                return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body(new Now(time.now()));
            })
            .build();
    }

    @Bean
    @Order(0)
    SecurityFilterChain whatIsForTheDemonstrationIsOpen(HttpSecurity http) {
        return http.securityMatcher("/dev/**")
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .csrf(csrf -> csrf.disable())
            .build();
    }

    record Letter(String to, String subject, String text, Instant sentAt) {

        static Letter of(Mailbox.Received letter) {
            return new Letter(letter.to(), letter.subject(), letter.text(), letter.sentAt());
        }

    }

    record Travel(Duration advance) {
    }

    record Now(Instant now) {
    }

}
