package dev.cadence.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.cadence.accounts.Contact;
import dev.cadence.accounts.People;
import dev.cadence.bookings.BookingPayments;
import dev.cadence.mail.InWords;
import dev.cadence.mail.Letter;
import dev.cadence.mail.Mailer;
import dev.cadence.mail.PageSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes to the owner of a company about its cards and charges. A letter says what is true when it is sent, and is not
/// sent once it is no longer so.
@Service
@Transactional(readOnly = true)
class BillingLetterDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
        .withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final Charges charges;

    private final Cards cards;

    private final BookingPayments bookings;

    private final People people;

    private final PageSettings pages;

    private final Mailer mailer;

    BillingLetterDesk(Charges charges, Cards cards, BookingPayments bookings, People people, PageSettings pages,
            Mailer mailer) {
        this.charges = charges;
        this.cards = cards;
        this.bookings = bookings;
        this.people = people;
        this.pages = pages;
        this.mailer = mailer;
    }

    /// Nothing if the charge has moved on since it was declined.
    Optional<Letter> tell(ChargeNews.Failed failed) {
        return charges.findById(failed.charge())
            .filter(charge -> charge.declined() && charge.failureRef().filter(failed.failureRef()::equals).isPresent())
            .filter(charge -> mailer.isNews(failed.at()))
            .flatMap(charge -> people.owner(charge.company())
                .map(owner -> charge.awaitsAuthentication() ? authenticate(owner, charge) : failed(owner, charge)));
    }

    private Letter authenticate(Contact owner, Charge charge) {
        var view = charge.view();
        return new Letter(owner.email(), "Please authenticate a payment", """
                Hello %s,

                your bank wants you to confirm the payment of %s for the week from %s, which the engineer's work waits \
                for. Please do so here:

                %s

                If you have not, the card is tried again on %s. On %s the payment is given up, and the booking ends.
                """.formatted(owner.name(), InWords.amount(charge.amount()), day(charge),
                pages.orElse("/charges/%s/authentication".formatted(view.id()),
                        "PUT /v1/charges/%s/authentication".formatted(view.id())),
                time(view.nextStepAt()), time(view.givesUpAt())));
    }

    private Letter failed(Contact owner, Charge charge) {
        var view = charge.view();
        var again = view.nextStepAt() != null && view.givesUpAt() != null
                && view.nextStepAt().isBefore(view.givesUpAt())
                        ? "It is tried again on %s, and at once on another card that you save or choose."
                            .formatted(time(view.nextStepAt()))
                        : "It is not tried on this card again, and at once on another that you save or choose.";
        return new Letter(owner.email(), "A payment failed",
                """
                        Hello %s,

                        the payment of %s for the week from %s failed: %s. The engineer's work pauses until it is paid.

                        %s Your cards are here:

                        %s

                        On %s the payment is given up, and the booking ends.
                        """.formatted(owner.name(), InWords.amount(charge.amount()), day(charge),
                        why(String.valueOf(view.failureCode())), again, pages.orElse("/cards", "GET /v1/cards"),
                        time(view.givesUpAt())));
    }

    /// Of Stripe's codes those that a founder can do something about; of the others banks
    /// seldom say more than that they decline.
    private static String why(String code) {
        return switch (code) {
            case ChargeOutcome.Declined.NO_CARD -> "there is no card that could be charged";
            case ChargeOutcome.Declined.CARD_GONE -> "the card was removed at the payment provider";
            case ChargeOutcome.Declined.CARD_REFUSED -> "the card was refused before";
            case ChargeOutcome.Declined.ATTEMPTS_EXHAUSTED ->
                "the card was declined so often of late that it may not be tried for a while";
            case "insufficient_funds", "card_velocity_exceeded", "withdrawal_count_limit_exceeded" ->
                "the card has not enough funds, or has reached its limit";
            case "expired_card" -> "the card has expired";
            case "incorrect_number", "invalid_number", "invalid_account", "incorrect_cvc", "invalid_cvc",
                    "invalid_expiry_month", "invalid_expiry_year" ->
                "the card's details are not right, or no longer";
            case "authentication_required" -> "the bank wants you to authenticate";
            case "processing_error", "issuer_not_available", "try_again_later", "reenter_transaction" ->
                "the bank could not be reached";
            default -> "the bank declined the card, and can tell you why";
        };
    }

    /// Only if that is what the booking ended for, and nothing was paid after all.
    Optional<Letter> tell(ChargeNews.GivenUp givenUp) {
        return charges.findById(givenUp.charge())
            .filter(charge -> charge.gaveUp() && mailer.isNews(givenUp.at()))
            .flatMap(charge -> people.owner(charge.company())
                .map(owner -> new Letter(owner.email(), "A booking ended unpaid",
                        """
                                Hello %s,

                                the payment of %s for the week from %s could not be made, so the booking has ended. Nothing is owed \
                                for that week, and nothing more is charged. You can request the engineer again:

                                %s
                                """
                            .formatted(owner.name(), InWords.amount(charge.amount()), day(charge),
                                    pages.orElse("/bookings/" + charge.booking().value(),
                                            "GET /v1/bookings/" + charge.booking().value())))));
    }

    /// Nothing if the card is not charged any more, or was renewed.
    Optional<Letter> warn(CardExpiring expiring) {
        return cards.findById(expiring.card())
            .filter(card -> card.isChosen() && card.expiresAt().equals(expiring.expiresAt())
                    && mailer.isNews(expiring.at()))
            .filter(card -> bookings.hasLive(card.company()))
            .flatMap(card -> people.owner(card.company())
                .map(owner -> new Letter(owner.email(), "Your card expires soon",
                        """
                                Hello %s,

                                the card that your bookings are charged on, %s, can be charged until the end of %s. Please save another \
                                before then:

                                %s
                                """
                            .formatted(owner.name(), card.inWords(), lastMonth(card),
                                    pages.orElse("/cards", "POST /v1/card-setups")))));
    }

    private static String day(Charge charge) {
        return DAY.format(charge.weekCharge().week().start());
    }

    private static String lastMonth(Card card) {
        return MONTH.format(YearMonth.from(card.expiresAt().atOffset(ZoneOffset.UTC)).minusMonths(1));
    }

    private static String time(@Nullable Instant instant) {
        return instant == null ? "a day that is not known yet" : InWords.time(instant);
    }

}
