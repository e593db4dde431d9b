package dev.cadence.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Scanner;

import dev.cadence.CadenceApplication;
import dev.cadence.testing.MutableClock;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/// Cadence as it runs in production, sweeps included, save that its clock is told by whoever started it: each line of
/// standard input is the instant to go on from.
///
/// Until the first line the clock runs in a past in which nothing is due, so that the process can be started early and
/// stand by. When standard input ends, whoever started it is gone, and it ends too.
final class InstanceMain {

    /// What it prints once it stands by, followed by where.
    static final String READY = "This instance stands by at ";

    static final Instant NOTHING_IS_DUE = MutableClock.NOON.minus(Duration.ofDays(30));

    private static final MutableClock CLOCK = MutableClock.runningFrom(NOTHING_IS_DUE);

    private InstanceMain() {
    }

    public static void main(String[] args) throws IOException {
        var running = SpringApplication.from(CadenceApplication::main).with(Parts.class).run(args);
        System.out.println(READY + "http://localhost:"
                + running.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port"));
        try (var lines = new Scanner(System.in, StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                CLOCK.moveTo(Instant.parse(lines.nextLine()));
            }
        }
        Runtime.getRuntime().halt(1);
    }

    static class Parts {

        @Bean
        @Primary
        MutableClock instanceClock() {
            return CLOCK;
        }

    }

}
