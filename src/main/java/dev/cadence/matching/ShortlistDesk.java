package dev.cadence.matching;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingRequests;
import dev.cadence.bookings.TermsBook;
import dev.cadence.roster.Overlaps;
import dev.cadence.shared.Page;
import dev.cadence.shared.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where founders ask who suits their briefs, and choose.
@Service
@Transactional
class ShortlistDesk {

    private final BriefDesk briefs;

    private final ShortlistBook book;

    private final Matchmaker matchmaker;

    private final MatchingPolicies policies;

    private final TermsBook terms;

    private final Overlaps overlaps;

    private final BookingRequests bookings;

    private final ApplicationEventPublisher events;

    private final Clock clock;

    ShortlistDesk(BriefDesk briefs, ShortlistBook book, Matchmaker matchmaker, MatchingPolicies policies,
            TermsBook terms, Overlaps overlaps, BookingRequests bookings, ApplicationEventPublisher events,
            Clock clock) {
        this.briefs = briefs;
        this.book = book;
        this.matchmaker = matchmaker;
        this.policies = policies;
        this.terms = terms;
        this.overlaps = overlaps;
        this.bookings = bookings;
        this.events = events;
        this.clock = clock;
    }

    ShortlistView make(Caller.Founder founder, BriefId id) {
        var brief = briefs.require(founder, id);
        var now = clock.instant();
        var policy = policies.inForceAt(now);
        var shortlist = matchmaker.answer(brief, question(brief, now), policy);
        book.add(shortlist);
        events.publishEvent(new MatchingEvent.ShortlistMade(shortlist.id(), id, shortlist.company(), now));
        return view(shortlist, policy);
    }

    private Question question(Brief brief, Instant now) {
        var conditions = brief.conditions();
        var asked = conditions.startAt();
        var start = asked == null || asked.isBefore(now) ? now : asked;
        var office = conditions.office();
        return new Question(Question.asked(brief.needs()), conditions.tier(), conditions.weeklyBudget(),
                office == null ? null
                        : overlaps.with(office.zone(), office.hours().from(), office.hours().until(), start),
                conditions.industry(), terms.inForceAt(now).weeklyPrices(), start, now);
    }

    @Transactional(readOnly = true)
    ShortlistView find(Caller caller, UUID id) {
        var shortlist = require(caller, id);
        return view(shortlist, policies.version(shortlist.policyVersion()));
    }

    @Transactional(readOnly = true)
    Page<ShortlistLine> list(Caller caller, BriefId brief, UUID before, int limit) {
        briefs.require(caller, brief);
        return Page.of(book.ofBrief(brief, before, limit + 1), limit, shortlist -> shortlist.id().toString())
            .map(ShortlistLine::of);
    }

    /// Orders those whom a shortlist knows as other weights would have, and changes
    /// nothing.
    @Transactional(readOnly = true)
    Replay replay(Caller caller, UUID id, Weights weights) {
        var shortlist = require(caller, id);
        var policy = policies.version(shortlist.policyVersion());
        var anew = shortlist.replay(policy, weights).stream().map(Replayed::of).toList();
        return new Replay(shortlist.id(), weights, anew);
    }

    /// @throws Refusal `not-on-shortlist`, and what a request of a booking is refused for
    Choice choose(Caller.Founder founder, UUID id, ChoiceRequest request) {
        var shortlist = require(founder, id);
        var chosen = shortlist.placed()
            .stream()
            .filter(candidate -> candidate.facts().engineer().equals(request.engineerId()))
            .findFirst()
            .orElseThrow(() -> Refusal.unprocessable("not-on-shortlist",
                    "The engineer has no place in this shortlist. Request them by themselves."));
        var now = clock.instant();
        var wanted = shortlist.asked().startAt();
        var start = request.startAt() != null ? request.startAt() : wanted.isAfter(now) ? wanted : null;
        var engineer = new EngineerId(request.engineerId());
        var booking = bookings.request(founder, engineer, start);
        book.choose(id, engineer, booking, now);
        events.publishEvent(
                new MatchingEvent.Chosen(shortlist.brief(), shortlist.company(), id, shortlist.madeAt(), booking, now));
        return new Choice(booking.value(), id, shortlist.brief().value(), engineer.value(), chosen.place(), now);
    }

    @Transactional(readOnly = true)
    Page<Exposure> exposures(UUID after, int limit) {
        return Page.of(book.exposures(after, limit + 1), limit, exposure -> exposure.engineerId().toString());
    }

    private ShortlistView view(Shortlist shortlist, MatchingPolicy policy) {
        var engineers = shortlist.candidates().stream().map(candidate -> candidate.facts().engineer()).toList();
        return ShortlistView.of(shortlist, policy, book.known(engineers));
    }

    private Shortlist require(Caller caller, UUID id) {
        return book.of(id)
            .filter(shortlist -> BriefDesk.isVisible(shortlist.company(), caller))
            .orElseThrow(() -> Refusal.notFound("shortlist-not-found", "shortlist " + id));
    }

    /// A shortlist in a list of them.
    record ShortlistLine(UUID id, Instant madeAt, int compared, List<UUID> engineerIds) {

        static ShortlistLine of(Shortlist shortlist) {
            return new ShortlistLine(shortlist.id(), shortlist.madeAt(), shortlist.compared(),
                    shortlist.placed()
                        .stream()
                        .sorted(Comparator.comparingInt(candidate -> candidate.place() == null ? 0 : candidate.place()))
                        .map(candidate -> candidate.facts().engineer())
                        .toList());
        }

    }

    /// Who would have had which rank.
    record Replay(UUID shortlistId, Weights weights, @Schema(
            description = "The best first, of at most some 24 that the shortlist has kept.") List<Replayed> ranking) {
    }

    record Replayed(UUID engineerId,
            @Schema(description = "The place in the shortlist; absent for none.") @Nullable Integer place,
            @Schema(description = "The place that these weights would have given; absent for none.") @Nullable Integer replayedPlace,
            ShortlistView.PointsView score) {

        static Replayed of(Shortlist.Replayed replayed) {
            var candidate = replayed.candidate();
            return new Replayed(candidate.facts().engineer(), candidate.place(), replayed.place(),
                    ShortlistView.PointsView.of(candidate.score()));
        }

    }

    /// Whom to request.
    record ChoiceRequest(@NotNull UUID engineerId,
            @Schema(description = "When work is to start; as the brief says if absent.") @Nullable Instant startAt) {
    }

    /// A booking that was requested from a shortlist.
    @Schema(name = "ShortlistChoice")
    record Choice(UUID bookingId, UUID shortlistId, UUID briefId, UUID engineerId, @Nullable Integer place,
            Instant requestedAt) {
    }

}
