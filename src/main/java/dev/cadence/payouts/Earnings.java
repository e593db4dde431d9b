package dev.cadence.payouts;

import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All that engineers have earned.
interface Earnings extends Repository<Earning, UUID> {

    Earning save(Earning earning);

    @Query("select count(e) > 0 from Earning e where e.booking = :booking and e.week is not distinct from :week")
    boolean exists(BookingId booking, @Nullable Integer week);

    @Query("select e from Earning e where e.engineer = :engineer and e.id < :before order by e.id desc")
    List<Earning> ofEngineer(EngineerId engineer, UUID before, Limit limit);

}
