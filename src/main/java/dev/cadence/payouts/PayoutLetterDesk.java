package dev.cadence.payouts;

import java.time.Clock;
import java.util.Optional;

import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.CompanyNames;
import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingHistory;
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

    private final Payouts payouts;

    private final BookingHistory bookings;

    private final CompanyNames companies;

    private final People people;

    private final Mailer mailer;

    private final Clock clock;

    PayoutLetterDesk(Payouts payouts, BookingHistory bookings, CompanyNames companies, People people, Mailer mailer,
            Clock clock) {
        this.payouts = payouts;
        this.bookings = bookings;
        this.companies = companies;
        this.people = people;
        this.mailer = mailer;
        this.clock = clock;
    }

    /// Nothing for an engineer who was erased meanwhile, and nothing that is no news any
    /// more.
    Optional<Letter> tell(PayoutEvent news) {
        return mailer.isNews(news.at()) ? people.contact(news.engineer()).map(engineer -> letter(engineer, news))
                : Optional.empty();
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
            case PayoutEvent.AccountRefused refused -> letter(to, "Your pay could not be sent",
                    """
                            you have earned money that our payment provider does not send to your account. We keep it for you, \
                            and try again now and then.

                            Sign in to see whether the provider needs to know more of you; what waits is sent at once when the \
                            account is in order. If it asks for nothing, it may not send to your country from ours: please answer \
                            this letter, and we look for another way.""");
            case PayoutEvent.BankRefused refused -> letter(to, "Your bank did not take a payment", """
                    a payment from your account with our payment provider to your bank came back. The money is in that \
                    account.

                    Sign in to see why, and correct your bank details with the provider.""");
        };
    }

    /// Nothing that is not so any more. That a payout was sent, another letter tells.
    Optional<Letter> tell(DisputedPay news) {
        return payouts.findById(news.payout())
            .filter(payout -> payout.unsent() && mailer.isNews(news.at()))
            .filter(payout -> payout.frozen() == news instanceof DisputedPay.HeldBack)
            .flatMap(payout -> people.contact(payout.engineer()).map(engineer -> letter(engineer, news, payout)));
    }

    private Letter letter(Contact to, DisputedPay news, Payout payout) {
        var pay = InWords.amount(payout.payable());
        var company = companies.of(new CompanyId(bookings.of(payout.booking()).company()));
        var week = "for the week until " + InWords.time(payout.workEndsAt());
        return switch (news) {
            case DisputedPay.HeldBack _ -> letter(to, "Your pay is held back",
                    """
                            a bank questions what %s has paid for your work %s. Until that is settled we hold your pay for that \
                            week back, %s.

                            It stays yours, whatever the bank decides. There is nothing that you have to do; we write when it is \
                            released, which may take weeks or months."""
                        .formatted(company, week, pay));
            case DisputedPay.Released _ -> letter(to, "Your pay is released", """
                    your pay for your work for %s, %s, is held back no longer: %s. It is sent %s.""".formatted(company,
                    week, pay, whenSent(payout)));
        };
    }

    private String whenSent(Payout payout) {
        if (payout.heldUntil().isAfter(clock.instant())) {
            return "on " + InWords.time(payout.heldUntil());
        }
        return payout.blocked() ? "as soon as your account can be paid to" : "now";
    }

    private static Letter letter(Contact to, String subject, String text) {
        return new Letter(to.email(), subject, "Hello %s,\n\n%s\n".formatted(to.name(), text));
    }

}
