package dev.cadence.roster;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.shared.Refusal;
import dev.cadence.vetting.Introduction;
import dev.cadence.vetting.SkillVocabulary;
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

    private final SkillVocabulary vocabulary;

    private final Clock clock;

    Roster(Profiles profiles, SkillVocabulary vocabulary, Clock clock) {
        this.profiles = profiles;
        this.vocabulary = vocabulary;
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

    /// Hides an engineer from every listing, from matching and from new bookings, whoever
    /// holds them. What becomes of their bookings, bookings decide.
    /// @throws Refusal `engineer-not-found`
    Suspension suspend(EngineerId engineer, String reason, AccountId by) {
        var suspension = profiles.save(any(engineer).suspend(reason, by, clock.instant())).suspension();
        return Objects.requireNonNull(suspension);
    }

    /// @throws Refusal `engineer-not-found`
    void reinstate(EngineerId engineer) {
        profiles.save(any(engineer).reinstate(clock.instant()));
    }

    /// Whether nobody sees the engineer just now.
    @Transactional(readOnly = true)
    public boolean isSuspended(EngineerId engineer) {
        return profiles.isSuspended(engineer);
    }

    /// What a booking has to know of an engineer, held or not.
    /// @throws Refusal `engineer-not-found` when unknown or suspended
    @Transactional(readOnly = true)
    public Bookable bookable(EngineerId engineer) {
        return profile(engineer).bookable();
    }

    /// What an engineer is called, suspended or not.
    /// @throws Refusal `engineer-not-found` when vetting has not approved them
    @Transactional(readOnly = true)
    public String nameOf(EngineerId engineer) {
        return any(engineer).bookable().name();
    }

    /// Holds an engineer for a booking, in the booking's own transaction. Whoever comes
    /// second waits for that transaction's end, and is refused if it succeeds. So does
    /// who suspends the engineer or changes what they offer; what is returned stays true
    /// until then.
    /// @throws Refusal `engineer-not-found` when unknown or suspended, `engineer-taken`
    @Transactional(propagation = Propagation.MANDATORY)
    public Bookable engage(EngineerId engineer) {
        var taken = profiles.engage(engineer) == 0;
        var bookable = bookable(engineer);
        if (taken) {
            throw Refusal.conflict("engineer-taken", "%s is booked by somebody else.".formatted(bookable.name()));
        }
        return bookable;
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

    /// What an engineer says of themselves, suspended or not.
    /// @throws Refusal `engineer-not-found` when vetting has not approved them
    @Transactional(readOnly = true)
    Profile own(EngineerId engineer) {
        return any(engineer);
    }

    Profile say(EngineerId engineer, Introduction introduction) {
        return profiles.save(any(engineer).say(introduction.normalised(vocabulary)));
    }

    Profile workIn(EngineerId engineer, List<Industry> industries) {
        return profiles.save(any(engineer).workIn(industries));
    }

    Profile offer(EngineerId engineer, Availability availability) {
        return profiles.save(any(engineer).offer(availability));
    }

    /// @throws Refusal `engineer-not-found` when unknown or suspended
    @Transactional(readOnly = true)
    Profile profile(EngineerId engineer) {
        return profiles.findById(engineer).filter(Profile::visible).orElseThrow(() -> unknown(engineer));
    }

    /// @throws Refusal `engineer-not-found` when unknown or suspended
    @Transactional(readOnly = true)
    Seen seen(EngineerId engineer) {
        var profile = profile(engineer);
        return new Seen(profile, profile.availableAt(clock.instant()));
    }

    /// Those of them who are known and not suspended.
    @Transactional(readOnly = true)
    List<Seen> seen(List<EngineerId> engineers) {
        var now = clock.instant();
        return profiles.findAllById(engineers)
            .stream()
            .filter(Profile::visible)
            .map(profile -> new Seen(profile, profile.availableAt(now)))
            .toList();
    }

    private Profile any(EngineerId engineer) {
        return profiles.findById(engineer).orElseThrow(() -> unknown(engineer));
    }

    static Refusal unknown(EngineerId engineer) {
        return Refusal.notFound("engineer-not-found", "engineer " + engineer.value());
    }

    /// An engineer as the world sees them just now.
    ///
    /// @param available whether no booking holds the engineer and they take some
    record Seen(Profile profile, boolean available) {
    }

}
