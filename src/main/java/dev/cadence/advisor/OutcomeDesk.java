package dev.cadence.advisor;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.cadence.bookings.BookedTiers;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.matching.BriefAnswers;
import dev.cadence.matching.BriefId;
import dev.cadence.matching.MatchingEvent;
import dev.cadence.shared.Page;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Where it is noted what came of advice, and looked up.
@Service
@Transactional
class OutcomeDesk {

    private final OutcomeBook book;

    private final OutcomeSummaries summaries;

    private final BookingHistory bookings;

    private final BookedTiers tiers;

    private final BriefAnswers answers;

    OutcomeDesk(OutcomeBook book, OutcomeSummaries summaries, BookingHistory bookings, BookedTiers tiers,
            BriefAnswers answers) {
        this.book = book;
        this.summaries = summaries;
        this.bookings = bookings;
        this.tiers = tiers;
        this.answers = answers;
    }

    void note(MatchingEvent.Chosen chosen) {
        book.add(chosen, tiers.of(chosen.booking()));
        note(chosen.booking());
    }

    /// Notes how far a booking has come, in whatever order its news arrive.
    void note(BookingId booking) {
        if (book.lock(booking)) {
            book.update(booking, bookings.of(booking));
        }
    }

    @Transactional(readOnly = true)
    Page<AdviceOutcome> list(UUID before, int limit) {
        var page = Page.of(book.briefs(before, limit + 1), limit, brief -> brief.id().toString());
        var ids = page.items().stream().map(AdvisedBrief::id).toList();
        var shortlists = answers.firstShortlists(ids.stream().map(BriefId::new).toList());
        var booked = book.bookings(ids).stream().collect(Collectors.groupingBy(AdviceOutcome.Booked::briefId));
        return page.map(brief -> new AdviceOutcome(brief, shortlists.get(new BriefId(brief.id())),
                booked.getOrDefault(brief.id(), List.of())));
    }

    @Transactional(readOnly = true)
    List<OutcomeSummary> sumUp() {
        return summaries.all();
    }

}
