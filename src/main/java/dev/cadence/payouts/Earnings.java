package dev.cadence.payouts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import dev.cadence.payouts.Earning.EarningView;
import jakarta.persistence.QueryHint;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

/// All that engineers have earned.
interface Earnings extends Repository<Earning, UUID> {

    Earning save(Earning earning);

    @Query("select count(e) > 0 from Earning e where e.booking = :booking and e.week is not distinct from :week")
    boolean exists(BookingId booking, @Nullable Integer week);

    @Query("""
            select e as earning, p as payout from Earning e join Payout p on p.earningId = e.id
            where e.engineer = :engineer and e.id < :before order by e.id desc""")
    List<Paid> ofEngineer(EngineerId engineer, UUID before, Limit limit);

    /// The oldest first.
    @QueryHints(@QueryHint(name = HibernateHints.HINT_FETCH_SIZE, value = "100"))
    @Query("""
            select e as earning, p as payout from Earning e join Payout p on p.earningId = e.id
            where e.engineer = :engineer order by e.id""")
    Stream<Paid> streamOf(EngineerId engineer);

    /// An earning and how it is paid.
    interface Paid {

        Earning getEarning();

        Payout getPayout();

        default EarningView view(Instant now) {
            return getEarning().view(getPayout(), now);
        }

    }

}
