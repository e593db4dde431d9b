package dev.cadence.roster;

import java.time.Clock;

import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.VettingEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The desk of approved engineers: who they are, and whether somebody holds them.
@Service
@Transactional
public class Roster {

    private final Profiles profiles;

    private final Clock clock;

    Roster(Profiles profiles, Clock clock) {
        this.profiles = profiles;
        this.clock = clock;
    }

    /// Shows from now on whom vetting has approved, or shows them at their new tier. In
    /// the decision's own transaction,
    /// so that nobody is approved whom the world cannot see.
    @EventListener
    void on(VettingEvent.Approved approved) {
        profiles.save(profiles.findById(approved.engineer())
            .map(profile -> profile.move(approved.tier()))
            .orElseGet(
                    () -> new Profile(approved.engineer(), approved.tier(), approved.introduction(), approved.at())));
    }

    /// Hides an engineer from every listing, from matching and from new bookings. A
    /// booking that runs goes on.
    /// @throws Refusal `engineer-not-found`
    public void suspend(EngineerId engineer) {
        var profile = profiles.findById(engineer).orElseThrow(() -> unknown(engineer));
        profiles.save(profile.suspend(clock.instant()));
    }

    /// What a booking has to know of an engineer, held or not.
    /// @throws Refusal `engineer-not-found` when unknown or suspended
    @Transactional(readOnly = true)
    public Bookable bookable(EngineerId engineer) {
        return profile(engineer).bookable();
    }

    /// Holds an engineer for a booking, in the booking's own transaction. Whoever comes
    /// second waits for that transaction's end, and is refused if it succeeds.
    /// @throws Refusal `engineer-not-found`, `engineer-taken`
    @Transactional(propagation = Propagation.MANDATORY)
    public void engage(EngineerId engineer) {
        if (profiles.engage(engineer) == 0) {
            throw Refusal.conflict("engineer-taken",
                    "%s is booked by somebody else.".formatted(bookable(engineer).name()));
        }
    }

    /// Lets go of an engineer whose booking is over, in the booking's own transaction.
    /// Twice does no harm.
    /// @throws Refusal `engineer-not-found`
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(EngineerId engineer) {
        if (profiles.release(engineer) == 0) {
            throw unknown(engineer);
        }
    }

    @Transactional(readOnly = true)
    Profile profile(EngineerId engineer) {
        return profiles.findById(engineer).filter(Profile::visible).orElseThrow(() -> unknown(engineer));
    }

    private static Refusal unknown(EngineerId engineer) {
        return Refusal.notFound("engineer-not-found", "engineer " + engineer.value());
    }

}
