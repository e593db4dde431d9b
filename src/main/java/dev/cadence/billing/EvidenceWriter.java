package dev.cadence.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.bookings.BookingHistory;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/// Puts together what a bank is told in a dispute, from what is on record and nothing else.
@Component
class EvidenceWriter {

    private static final String REFUND_POLICY = """
            The company was told before it booked: a week that is removed from it or that its engineer gives up is refunded \
            for the time that was not worked, to the second. A company that stops by itself in a paid week keeps the engineer \
            to the end of that week and is not refunded.""";

    private static final String CANCELLATION_POLICY = """
            The company can stop at any moment, without notice, with one request. In the free first hours nothing is charged \
            then; in a paid week the booking ends with that week and nothing more is charged.""";

    /// Banks read no more than 20,000 characters of what has happened.
    private static final Limit MOST_LINES = Limit.of(100);

    private final Charges charges;

    private final Refunds refunds;

    private final BookingHistory history;

    EvidenceWriter(Charges charges, Refunds refunds, BookingHistory history) {
        this.charges = charges;
        this.refunds = refunds;
        this.history = history;
    }

    Evidence of(Dispute dispute) {
        var facts = history.of(dispute.booking());
        var all = charges.newestOfBooking(dispute.booking(), MOST_LINES);
        var charge = charges.findById(dispute.charge()).orElseThrow();
        var week = charge.weekCharge().week();
        var product = """
                Week %d of an engineer's work, booked by the week: 168 hours from %s. Company %s engaged engineer %s (tier %s) \
                under booking %s at an agreed price of %s for each week, charged in advance to the card that the company \
                saved for this."""
            .formatted(week.number() + 1, week.start(), facts.company(), facts.engineer(), facts.tier(),
                    dispute.booking().value(), inWords(facts.weeklyPrice()));
        return new Evidence(product, "%s to %s".formatted(week.start(), week.end()), log(facts, all), REFUND_POLICY,
                CANCELLATION_POLICY, money(all, dispute.note()));
    }

    private static String log(BookingHistory.Facts facts, List<Charge> all) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(facts.requestedAt(), "The company requested the engineer."));
        lines.add(new Line(facts.acceptedAt(), "The engineer accepted."));
        lines.add(new Line(facts.startedAt(), "Work started."));
        all.stream().map(Charge::view).forEach(charge -> {
            lines.add(new Line(charge.weekStartsAt(), "Week %d began.".formatted(charge.week() + 1)));
            if (charge.stage() == Charge.Stage.PAID) {
                lines.add(new Line(charge.settledAt(),
                        "Week %d was charged: %s.".formatted(charge.week() + 1, inWords(charge.amount()))));
            }
        });
        lines.add(new Line(facts.cancelledAt(), "The company cancelled."));
        lines.add(new Line(facts.endedAt(), "The booking ended."));
        return lines.stream()
            .filter(line -> line.at() != null)
            .sorted((one, other) -> Objects.requireNonNull(one.at()).compareTo(Objects.requireNonNull(other.at())))
            .map(line -> line.at() + " " + line.what())
            .collect(Collectors.joining("\n"));
    }

    private String money(List<Charge> all, @Nullable String note) {
        var refunded = all.stream()
            .flatMap(charge -> refunds.ofCharge(charge.id(), UUID.fromString(Page.NEWEST), MOST_LINES).stream())
            .map(Refund::view)
            .filter(refund -> refund.stage() == Refund.Stage.SUCCEEDED || refund.stage() == Refund.Stage.PENDING)
            .map(refund -> "%s was refunded at %s.".formatted(inWords(refund.amount()), refund.acceptedAt()))
            .collect(Collectors.joining("\n"));
        var moved = refunded.isEmpty() ? "Nothing of this booking was refunded." : refunded;
        return note == null ? moved : moved + "\n\n" + note;
    }

    private static String inWords(Money money) {
        return "%d.%02d %s".formatted(money.minor() / 100, money.minor() % 100, money.currency());
    }

    private record Line(@Nullable Instant at, String what) {
    }

}
