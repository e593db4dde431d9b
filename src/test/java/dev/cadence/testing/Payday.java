package dev.cadence.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.billing.BillingEvent;
import dev.cadence.billing.BillingEvent.Bearer;
import dev.cadence.billing.BillingEvent.WeekCharge;
import dev.cadence.bookings.BookingId;
import dev.cadence.bookings.Week;
import dev.cadence.shared.Money;
import dev.cadence.simulator.SentTransfer;
import dev.cadence.testing.Cast.Member;
import dev.cadence.testing.Marketplace.Booked;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/// What happens to engineers' money, for the stories of a {@link Marketplace}.
public record Payday(Marketplace marketplace, JdbcClient jdbc, ApplicationEventPublisher events,
        TransactionTemplate transaction) {

    /// How long an earning is held after its work.
    public static final Duration HOLD = Duration.ofHours(72);

    /// Opens an account and does all that the provider wants.
    /// @return the provider's reference of it
    public String anAccount(Member<Caller.Engineer> engineer) {
        var account = aFreshAccount(engineer, "PT");
        marketplace.stripe().becomes(account, "active");
        marketplace.time().settle();
        return account;
    }

    /// Opens an account, of which the provider knows nothing yet.
    public String aFreshAccount(Member<Caller.Engineer> engineer, String country) {
        open(engineer, country);
        return accountOf(engineer);
    }

    /// Asks for an account, which may take the provider a while.
    public void open(Member<Caller.Engineer> engineer, String country) {
        var answer = marketplace.cast().inPerson(engineer).post("/v1/me/payout-account", Map.of("country", country));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    public String accountOf(Member<Caller.Engineer> engineer) {
        return jdbc.sql("select account_ref from payee where engineer_id = ?")
            .param(engineer.caller().engineer().value())
            .query(String.class)
            .single();
    }

    /// Week 0 is over, held and paid, and the trial was; the founder has cancelled.
    public Booked aBookingPaidOut() {
        var booking = aBookingOfOneWeek();
        marketplace.time().advance(Marketplace.WEEK.plus(HOLD));
        return booking;
    }

    /// Week 0 has begun; the founder has cancelled, and the engineer can be paid.
    public Booked aBookingOfOneWeek() {
        var booking = marketplace.anActiveBooking();
        anAccount(booking.engineer());
        assertThat(booking.cancel().status()).isEqualTo(200);
        return booking;
    }

    /// A refund of week 0 is accepted.
    /// @return the refund
    public UUID refund(Booked booking, long minor, Bearer bearer) {
        var refund = new MoneyBack(marketplace).ask(booking, minor, bearer.name());
        assertThat(refund.status()).as(refund.text()).isEqualTo(201);
        marketplace.time().settle();
        return UUID.fromString(refund.at("/id"));
    }

    /// The company's bank disputes week 0.
    /// @return the provider's reference of the dispute
    public String dispute(Booked booking) {
        var dispute = marketplace.stripe().disputes().open(new MoneyBack(marketplace).chargeRef(booking));
        marketplace.time().settle();
        return dispute;
    }

    /// The bank has decided for the company.
    public void lose(String dispute) {
        marketplace.stripe().disputes().lose(dispute);
        marketplace.time().settle();
    }

    public void publish(BillingEvent event) {
        transaction.executeWithoutResult(begun -> events.publishEvent(event));
        marketplace.time().settle();
    }

    public WeekCharge weekZero(Booked booking) {
        return jdbc.sql("select * from charge where booking_id = ? and week = 0")
            .param(UUID.fromString(booking.id()))
            .query((row, number) -> new WeekCharge(row.getObject("id", UUID.class),
                    new BookingId(UUID.fromString(booking.id())),
                    new CompanyId(row.getObject("company_id", UUID.class)),
                    new Week(0, row.getTimestamp("week_starts_at").toInstant()),
                    Money.usd(row.getLong("amount_minor"))))
            .single();
    }

    /// What Stripe says was sent to an engineer, in the order of sending, each less what
    /// came back.
    public List<Long> sentTo(Member<Caller.Engineer> engineer) {
        var account = accountOf(engineer);
        return marketplace.stripe()
            .transfers()
            .stream()
            .filter(transfer -> transfer.destination().equals(account))
            .map(transfer -> transfer.amount() - transfer.reversed())
            .toList();
    }

    /// What an engineer's account of the books comes to; a debit is positive.
    public long booked(String account, Member<Caller.Engineer> engineer) {
        return jdbc.sql("select coalesce(sum(amount_minor), 0) from ledger_posting where account = ? and owner_id = ?")
            .params(account, engineer.caller().engineer().value())
            .query(Long.class)
            .single();
    }

    /// All is well with the marketplace, Stripe has sent exactly what our books say, each
    /// payout at most once, and what the
    /// books owe engineers is what the payouts are going to pay.
    public void assertAllIsWell() {
        marketplace.assertAllIsWell();
        var theirs = marketplace.stripe().transfers();
        assertThat(theirs).extracting(transfer -> transfer.metadata().get("payout")).doesNotHaveDuplicates();
        assertThat(theirs).extracting(SentTransfer::id)
            .containsExactlyInAnyOrderElementsOf(
                    jdbc.sql("select transfer_ref from payout where transfer_ref is not null")
                        .query(String.class)
                        .list());
        assertThat(theirs.stream().mapToLong(transfer -> transfer.amount() - transfer.reversed()).sum())
            .isEqualTo(sum("select coalesce(sum(sent_minor - reversed_minor), 0) from payout"));
        assertThat(sum("select coalesce(-sum(amount_minor), 0) from ledger_posting where account = 'ENGINEER_PAYABLE'"))
            .isEqualTo(sum("select coalesce(sum(amount_minor - reduced_minor), 0) from payout where paid_at is null"));
        assertThat(marketplace.count("payout where stage in ('SENDING', 'UNKNOWN')")).isZero();
        assertThat(marketplace.count("refund_share where settled_at is null")).isZero();
    }

    private long sum(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

}
