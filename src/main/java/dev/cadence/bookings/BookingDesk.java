package dev.cadence.bookings;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.EngineerId;
import dev.cadence.accounts.People;
import dev.cadence.roster.Roster;
import dev.cadence.shared.Money;
import dev.cadence.shared.Page;
import dev.cadence.shared.Prose;
import dev.cadence.shared.Refusal;
import dev.cadence.shared.WorkingOn;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/// Where founders and engineers do business with bookings.
@Service
@Transactional
class BookingDesk {

    private final Bookings bookings;

    private final People people;

    private final Roster roster;

    private final CardsOnFile cards;

    private final RefundsOnRecord refunds;

    private final TermsBook terms;

    private final Clock clock;

    BookingDesk(Bookings bookings, People people, Roster roster, CardsOnFile cards, RefundsOnRecord refunds,
            TermsBook terms, Clock clock) {
        this.bookings = bookings;
        this.people = people;
        this.roster = roster;
        this.cards = cards;
        this.refunds = refunds;
        this.terms = terms;
        this.clock = clock;
    }

    BookingView request(Caller.Founder founder, BookingRequest request) {
        var company = people.requireOpen(founder.company());
        var card = cards.usableCard(company)
            .orElseThrow(() -> Refusal.conflict("no-usable-card", "Save a card before you request an engineer."));
        var now = clock.instant();
        var inForce = terms.inForceAt(now);
        var engineer = roster.engage(new EngineerId(request.engineerId()));
        var trial = !bookings.triedBefore(company, card, engineer.id()) && trialFund(company, now, inForce)
            .minor() >= inForce.trialPay(inForce.weeklyPrice(engineer.tier())).minor();
        var engagement = new Engagement(company, engineer, card, trial);
        var booking = new Booking(engagement, inForce, request.startAt(), now);
        WorkingOn.booking(booking.id().value());
        return bookings.save(booking).view();
    }

    /// What is left this month of what the platform spends on the company's trials.
    private Money trialFund(CompanyId company, Instant now, Terms inForce) {
        var month = YearMonth.from(now.atOffset(ZoneOffset.UTC)).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return bookings.trialsSince(company, month)
            .stream()
            .map(deal -> terms.version(deal.terms()).trialPay(deal.weeklyPrice()).negated())
            .reduce(inForce.trialFund(), Money::plus);
    }

    BookingView accept(Caller.Engineer engineer, BookingId id) {
        return change(engineer, id, (booking, now) -> {
            if (booking.isRequest() && roster.isSuspended(engineer.engineer())) {
                throw Refusal.conflict("engineer-suspended", "Your profile says why you are suspended.");
            }
            return booking.accept(now);
        });
    }

    /// @param dryRun whether only to tell what would come of it
    BookingView decline(Caller.Engineer engineer, BookingId id, boolean dryRun) {
        onlyTellIf(dryRun);
        return change(engineer, id, Booking::decline);
    }

    /// @param dryRun whether only to tell what would come of it
    BookingView withdraw(Caller.Founder founder, BookingId id, boolean dryRun) {
        onlyTellIf(dryRun);
        return change(founder, id, Booking::withdraw);
    }

    private static void onlyTellIf(boolean dryRun) {
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    /// @param dryRun whether only to tell what would come of it
    BookingView cancel(Caller.Founder founder, BookingId id, Cancellation cancellation, boolean dryRun) {
        return end(founder, id, dryRun,
                (booking, now) -> booking.cancel(cancellation.immediately(), cancellation.privateReason(), now));
    }

    /// @param dryRun whether only to tell what would come of it
    BookingView resign(Caller.Engineer engineer, BookingId id, boolean immediately, boolean dryRun) {
        return end(engineer, id, dryRun, (booking, now) -> booking.resign(immediately, now));
    }

    /// @param dryRun whether only to tell what would come of it
    BookingView remove(Caller.Admin admin, BookingId id, Cause cause, boolean dryRun) {
        return end(admin, id, dryRun, (booking, now) -> booking.remove(cause, now));
    }

    private BookingView end(Caller caller, BookingId id, boolean dryRun, BiFunction<Booking, Instant, Booking> change) {
        var booking = requireConcerned(caller, id);
        var held = booking.live();
        var ended = change.apply(booking, clock.instant());
        var view = ended.view().settled(settlement(ended)).asSeenBy(caller);
        if (dryRun) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        else {
            keep(held, ended);
        }
        return view;
    }

    private Settlement settlement(Booking booking) {
        var newest = booking.view().weeksBegun() - 1;
        return booking.settlement(terms.version(booking.deal().terms()), refunds.ofWeek(booking.id(), newest));
    }

    BookingView takeCancellationBack(Caller.Founder founder, BookingId id) {
        return change(founder, id, Booking::takeCancellationBack);
    }

    private BookingView change(Caller caller, BookingId id, BiFunction<Booking, Instant, Booking> change) {
        return apply(change, requireConcerned(caller, id)).asSeenBy(caller);
    }

    private Booking requireConcerned(Caller caller, BookingId id) {
        var booking = bookings.lock(id).orElseThrow(() -> notFound(id));
        requireConcerned(caller, booking.view());
        return booking;
    }

    /// Lets a due booking move on, unless another instance is doing so.
    boolean fallDue(BookingId id) {
        WorkingOn.booking(id.value());
        var due = bookings.claimDue(id, clock.instant());
        due.ifPresent(booking -> apply(Booking::fallDue, booking));
        return due.isPresent();
    }

    /// Tells a booking what became of one of its weeks' charges.
    void tell(BookingId id, BiFunction<Booking, Instant, Booking> news) {
        apply(news, bookings.lock(id).orElseThrow(() -> notFound(id)));
    }

    /// Looks anew whether an engineer is suspended, and lets the one booking that holds
    /// them follow. News of suspension and reinstatement may come late, twice or in the
    /// wrong order: what counts is the roster, read under the booking's lock.
    void follow(EngineerId engineer) {
        bookings.lockOf(engineer, Stage.LIVE)
            .ifPresent(booking -> apply(roster.isSuspended(engineer) ? Booking::loseEngineer : Booking::regainEngineer,
                    booking));
    }

    private BookingView apply(BiFunction<Booking, Instant, Booking> change, Booking booking) {
        WorkingOn.booking(booking.id().value());
        var held = booking.live();
        return keep(held, change.apply(booking, clock.instant())).view();
    }

    private Booking keep(boolean held, Booking changed) {
        if (held && !changed.live()) {
            roster.release(changed.engineer());
        }
        return bookings.save(changed);
    }

    @Transactional(readOnly = true)
    BookingView find(Caller caller, BookingId id) {
        var booking = bookings.findById(id).orElseThrow(() -> notFound(id)).view();
        requireConcerned(caller, booking);
        return booking.asSeenBy(caller);
    }

    /// Those of them that concern the caller.
    @Transactional(readOnly = true)
    List<BookingView> concerning(Caller caller, List<BookingId> ids) {
        return bookings.findAllById(ids)
            .stream()
            .map(Booking::view)
            .filter(booking -> concerns(booking, caller))
            .map(booking -> booking.asSeenBy(caller))
            .toList();
    }

    @Transactional(readOnly = true)
    void requireOwnedBy(CompanyId company, BookingId id) {
        if (!bookings.exists(id, company)) {
            throw notFound(id);
        }
    }

    @Transactional(readOnly = true)
    boolean hasLive(CompanyId company) {
        return bookings.existsOf(company, Stage.LIVE);
    }

    @Transactional(readOnly = true)
    Page<BookingView> list(Caller caller, Set<Stage> stages, UUID before, int limit) {
        var most = Limit.of(limit + 1);
        var found = switch (caller) {
            case Caller.Founder founder -> bookings.ofCompany(founder.company(), stages, before, most);
            case Caller.Unaffiliated _ -> List.<Booking>of();
            case Caller.Engineer engineer -> bookings.ofEngineer(engineer.engineer(), stages, before, most);
            case Caller.Admin admin -> bookings.ofEveryone(stages, before, most);
        };
        return Page.of(found, limit, booking -> booking.view().id().toString())
            .map(booking -> booking.view().asSeenBy(caller));
    }

    @Transactional(readOnly = true)
    Page<BookingView> listToSettle(Set<Stage> stages, UUID before, int limit) {
        return Page
            .of(bookings.toSettle(stages, before, Limit.of(limit + 1)), limit,
                    booking -> booking.view().id().toString())
            .map(Booking::view);
    }

    private static void requireConcerned(Caller caller, BookingView booking) {
        if (!concerns(booking, caller)) {
            throw notFound(new BookingId(booking.id()));
        }
    }

    private static boolean concerns(BookingView booking, Caller caller) {
        return switch (caller) {
            case Caller.Founder founder -> founder.company().value().equals(booking.companyId());
            case Caller.Unaffiliated _ -> false;
            case Caller.Engineer engineer -> engineer.engineer().value().equals(booking.engineerId());
            case Caller.Admin _ -> true;
        };
    }

    static Refusal notFound(BookingId id) {
        return Refusal.notFound("booking-not-found", "booking " + id.value());
    }

    /// A request for an engineer.
    record BookingRequest(@NotNull UUID engineerId, @Schema(
            description = "When work is to start if not on acceptance; at most 30 days ahead.") @Nullable Instant startAt) {
    }

    /// Why an admin removes an engineer.
    record Removal(@NotNull Cause cause) {
    }

    /// How an engineer stops.
    record Resignation(
            @Schema(description = "Whether work ends now rather than with the week that runs.") boolean immediately) {
    }

    /// How and why a founder stops.
    record Cancellation(
            @Schema(description = "Whether work ends now rather than with the week paid for.") boolean immediately,
            @Schema(description = "Never shown to the engineer.",
                    example = "The work is done.") @Nullable @Size(max = 2_000) @Prose String privateReason) {
    }

}
