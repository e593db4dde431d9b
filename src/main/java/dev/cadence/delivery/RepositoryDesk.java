package dev.cadence.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.CompanyId;
import dev.cadence.accounts.Seal;
import dev.cadence.bookings.BookingHistory;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.ConstraintRefusal;
import dev.cadence.shared.Refusal;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import io.swagger.v3.oas.annotations.media.Schema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Links repositories to bookings.
@Service
@Transactional
class RepositoryDesk {

    static final ConstraintRefusal LINKED_MEANWHILE = new ConstraintRefusal("one_repository_per_booking",
            "changed-meanwhile", "Another repository was linked at the same moment. Ask again.");

    private static final Logger log = LoggerFactory.getLogger(RepositoryDesk.class);

    private final RepositoryLinks links;

    private final GithubNotices notices;

    private final BookingHistory history;

    private final Seal seal;

    private final Clock clock;

    RepositoryDesk(RepositoryLinks links, GithubNotices notices, BookingHistory history, Seal seal, Clock clock) {
        this.links = links;
        this.notices = notices;
        this.history = history;
        this.seal = seal;
        this.clock = clock;
    }

    /// Another repository is another webhook, with an address and a secret of its own.
    RepositoryView link(Caller.Founder founder, BookingId booking, String repository) {
        requireGoingOn(founder, booking);
        var present = links.findByBooking(booking);
        if (present.filter(link -> link.isOf(repository)).isPresent()) {
            return view(present.get());
        }
        links.deleteOf(booking);
        var secret = WebhookSecret.next();
        var now = clock.instant();
        var link = new RepositoryLink(booking, new CompanyId(founder.company().value()), repository,
                seal.seal(secret.bytes()), now);
        return links.save(link).view(secret, null, now);
    }

    /// Makes another secret; the present one works on for a day.
    RepositoryView rotate(Caller.Founder founder, BookingId booking) {
        requireGoingOn(founder, booking);
        var secret = WebhookSecret.next();
        var now = clock.instant();
        var link = links.save(linked(booking).rotate(seal.seal(secret.bytes()), now));
        return link.view(secret, notices.last(link.id()), now);
    }

    /// From now on, GitHub's notices are not let in. Told twice, it changes nothing.
    void unlink(Caller.Founder founder, BookingId booking) {
        history.of(founder, booking);
        links.deleteOf(booking);
    }

    @Transactional(readOnly = true)
    RepositoryView find(Caller caller, BookingId booking) {
        history.of(caller, booking);
        return view(linked(booking));
    }

    /// What proves notices of a link, at this moment, and of which no key is missing.
    /// @throws Refusal `repository-not-linked`
    @Transactional(readOnly = true)
    List<WebhookSecret> secretsOf(UUID link) {
        return links.findById(link)
            .orElseThrow(() -> unknown(link))
            .secretsAt(clock.instant())
            .stream()
            .flatMap(sealed -> seal.tryToOpen(sealed).stream())
            .map(WebhookSecret::of)
            .toList();
    }

    /// Seals with the newest key what an older one sealed, after which the older one can
    /// be dropped from the settings.
    @Scheduled(initialDelay = 1, fixedDelay = 24 * 60, timeUnit = TimeUnit.MINUTES)
    void sealAnew() {
        try (var all = links.findAllBy()) {
            var anew = all.filter(link -> link.sealAnew(seal::sealAnew)).toList();
            anew.forEach(links::save);
            if (!anew.isEmpty()) {
                log.info("Sealed the secrets of {} repositories with the newest key", anew.size());
            }
        }
    }

    static Refusal unknown(UUID link) {
        return Refusal.notFound("repository-not-linked", "webhook " + link);
    }

    private RepositoryLink linked(BookingId booking) {
        return links.findByBooking(booking)
            .orElseThrow(() -> Refusal.notFound("repository-not-linked", "repository linked to this booking"));
    }

    private RepositoryView view(RepositoryLink link) {
        return link.view(null, notices.last(link.id()), clock.instant());
    }

    private void requireGoingOn(Caller.Founder founder, BookingId booking) {
        Instant endedAt = history.of(founder, booking).endedAt();
        if (endedAt != null) {
            throw Refusal.conflict("booking-is-over", "The booking was over at %s.".formatted(endedAt));
        }
    }

    /// Which repository the work goes to.
    record RepositoryName(
            @Schema(description = "At GitHub: the owner and the name.", example = "acme/shop") @NotNull @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}",
                    message = "must be owner/name as in a repository's address") String repository) {
    }

}
