package dev.cadence.payouts;

import java.time.Clock;
import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.LetterKind;
import dev.cadence.mail.Mailer;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes the letters about pay.
@Service
@Transactional(readOnly = true)
class PayoutLetterDesk {

    private final People people;

    private final Clock clock;

    PayoutLetterDesk(People people, Clock clock) {
        this.people = people;
        this.clock = clock;
    }

    /// Nothing for an engineer who was erased meanwhile, and nothing that is no news any
    /// more.
    Optional<Letter> tell(PayoutEvent news) {
        return people.contact(news.engineer())
            .filter(engineer -> !news.at().plus(Mailer.PATIENCE).isBefore(clock.instant()))
            .map(engineer -> letter(engineer, news));
    }

    private static Letter letter(Contact to, PayoutEvent news) {
        return switch (news) {
            case PayoutEvent.PaidOut paid -> letter(to, "You were paid", """
                    we have sent %s to your account with our payment provider, which forwards it to your bank.

                    Your statement shows what it is for.""".formatted(InWords.amount(paid.amount())))
                .unlessTurnedOff(LetterKind.PAYOUT, to.account().value());
            case PayoutEvent.AccountMissing missing -> letter(to, "Your pay waits for an account", """
                    you have earned money that we cannot send to you yet, because you have no account with our payment \
                    provider that can be paid to.

                    Sign in to set one up, or to see what the provider still needs to know. What waits is sent at once \
                    when the account is ready.""");
            case PayoutEvent.BankRefused refused -> letter(to, "Your bank did not take a payment", """
                    a payment from your account with our payment provider to your bank came back. The money is in that \
                    account.

                    Sign in to see why, and correct your bank details with the provider.""");
        };
    }

    private static Letter letter(Contact to, String subject, String text) {
        return new Letter(to.email(), subject, "Hello %s,\n\n%s\n".formatted(to.name(), text));
    }

}
