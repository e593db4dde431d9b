package dev.cadence.simulator;

import java.net.URI;
import java.time.Clock;

/// Runs the simulator by itself: `StripeSimulatorMain [port] [webhook URL] [webhook secret]`.
public final class StripeSimulatorMain {

    private static final int PORT = 12111;

    private StripeSimulatorMain() {
    }

    @SuppressWarnings("MustBeClosed")
    public static void main(String[] args) {
        StripeSimulator simulator = StripeSimulator.start((args.length > 0) ? Integer.parseInt(args[0]) : PORT,
                Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        if (args.length > 2) {
            simulator.sendWebhooksTo(URI.create(args[1]), args[2]);
        }
        System.out.println("Stripe is simulated at " + simulator.baseUri() + ", with its controls under /_sim/.");
    }

}
