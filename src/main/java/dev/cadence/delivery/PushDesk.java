package dev.cadence.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import dev.cadence.accounts.EngineerId;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.delivery.FirstCommits.FirstCommit;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the first push of a booking's engineer among all that GitHub says.
@Service
@Transactional
class PushDesk {

    private final RepositoryLinks links;

    private final GithubNotices notices;

    private final FirstCommits firsts;

    private final CommitIdentities identities;

    private final BookingHistory history;

    private final Clock clock;

    PushDesk(RepositoryLinks links, GithubNotices notices, FirstCommits firsts, CommitIdentities identities,
            BookingHistory history, Clock clock) {
        this.links = links;
        this.notices = notices;
        this.firsts = firsts;
        this.identities = identities;
        this.history = history;
        this.clock = clock;
    }

    /// Takes in a notice that was proven to be GitHub's.
    Outcome receive(UUID linkId, String delivery, String event, Push push) {
        var link = links.lock(linkId).orElseThrow(() -> RepositoryDesk.unknown(linkId));
        var now = clock.instant();
        var finding = judge(link, event, push, now);
        if (!notices.takeIn(linkId, delivery, event, finding.outcome(), now)) {
            return Outcome.REPEATED;
        }
        if (finding.first() != null) {
            firsts.record(link.booking(), finding.first(), now);
        }
        return finding.outcome();
    }

    private Finding judge(RepositoryLink link, String event, Push push, Instant now) {
        if (!event.equals("push") && !event.equals("ping")) {
            return Finding.of(Outcome.OTHER_EVENT);
        }
        if (!link.isOf(push.repository())) {
            return Finding.of(Outcome.OTHER_REPOSITORY);
        }
        if (event.equals("ping")) {
            return Finding.of(Outcome.PONG);
        }
        if (!push.brings()) {
            return Finding.of(Outcome.NOTHING_PUSHED);
        }
        if (firsts.of(link.booking()).isPresent()) {
            return Finding.of(Outcome.COUNTED_BEFORE);
        }
        var facts = history.of(link.booking());
        return identities.of(new EngineerId(facts.engineer()))
            .map(identity -> Finding.in(push, identity, facts.startedAt(), facts.endedAt(), now))
            .orElse(Finding.of(Outcome.NOBODY_TO_KNOW));
    }

}
