package dev.cadence.bookings;

import dev.cadence.shared.ConstraintRefusal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the database's own guards mean to a caller who runs into one.
@Configuration(proxyBeanMethods = false)
class BookingRefusals {

    @Bean
    ConstraintRefusal oneLiveBookingPerEngineer() {
        return new ConstraintRefusal("one_live_booking_per_engineer", "engineer-taken",
                "Somebody else has just booked this engineer.");
    }

}
