package dev.cadence.accounts;

import java.time.Clock;
import java.util.stream.Collectors;

import dev.cadence.accounts.UnwantedLetters.UnwantedLetter;
import dev.cadence.mail.Letter.Subscription;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where people say which letters they want.
@Service
@Transactional
class MailPreferenceDesk {

    private final UnwantedLetters letters;

    private final Clock clock;

    MailPreferenceDesk(UnwantedLetters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    MailPreferences find(AccountId account) {
        return MailPreferences
            .allBut(letters.of(account).stream().map(UnwantedLetter::kind).collect(Collectors.toSet()));
    }

    MailPreferences choose(AccountId account, MailPreferences wanted) {
        var unwanted = wanted.unwanted();
        letters.removeAllBut(account, unwanted);
        unwanted.forEach(kind -> letters.add(account, kind, clock.instant()));
        return find(account);
    }

    /// Twice does no harm.
    void turnOff(Subscription subscription) {
        letters.add(new AccountId(subscription.account()), subscription.kind(), clock.instant());
    }

    @Transactional(readOnly = true)
    boolean isWanted(Subscription subscription) {
        return letters.of(new AccountId(subscription.account()))
            .stream()
            .noneMatch(unwanted -> unwanted.kind() == subscription.kind());
    }

}
