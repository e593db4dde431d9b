package dev.cadence.stripe;

import org.springframework.context.ApplicationContext;

/// Has the application ask Stripe which notices did not arrive, as it does every hour by itself.
public final class LostNotices {

    private final CatchUp catchUp;

    public LostNotices(ApplicationContext application) {
        this.catchUp = application.getBean(CatchUp.class);
    }

    /// Takes those in that have not been, if an hour has passed since the last time.
    public void fetch() {
        catchUp.readDuePages();
    }

}
