package dev.cadence.mail;

import dev.cadence.mail.Letter.Subscription;

/// Knows who wants which of the letters that people may turn off.
public interface Subscriptions {

    /// Asked when a letter is about to be sent.
    boolean isWanted(Subscription subscription);

    /// Where to turn such letters off, without signing in: a path and query, beginning
    /// with a slash. Whoever has it can
    /// do nothing else with it.
    String unsubscription(Subscription subscription);

}
