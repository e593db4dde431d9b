package dev.cadence.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import dev.cadence.accounts.CompanyId;
import dev.cadence.bookings.BookingId;
import dev.cadence.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/// The repository that the work of a booking goes to, and the sealed secret by which its notices are known.
@Entity
class RepositoryLink {

    /// How long the earlier secret works beside the new one, for whoever has to paste the
    /// new one at GitHub.
    static final Duration OVERLAP = Duration.ofHours(24);

    private @Id UUID id;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "booking_id")) BookingId booking;

    private @Embedded @AttributeOverride(name = "value", column = @Column(name = "company_id")) CompanyId company;

    private String repository;

    private byte[] sealedSecret;

    private byte @Nullable [] sealedEarlierSecret;

    private @Nullable Instant earlierUntil;

    private Instant linkedAt;

    private @Version @Nullable Long version;

    RepositoryLink(BookingId booking, CompanyId company, String repository, byte[] sealedSecret, Instant now) {
        this.id = Ids.next();
        this.booking = booking;
        this.company = company;
        this.repository = repository;
        this.sealedSecret = sealedSecret;
        this.linkedAt = now;
    }

    @SuppressWarnings("NullAway.Init")
    protected RepositoryLink() {
    }

    /// The present secret becomes the earlier one; one that was earlier still ends.
    RepositoryLink rotate(byte[] sealedNext, Instant now) {
        sealedEarlierSecret = sealedSecret;
        earlierUntil = now.plus(OVERLAP);
        sealedSecret = sealedNext;
        return this;
    }

    /// @param anew answers nothing when a secret stays under the seal it is under
    /// @return whether any is under another
    boolean sealAnew(Function<byte[], Optional<byte[]>> anew) {
        var present = anew.apply(sealedSecret);
        var earlier = Optional.ofNullable(sealedEarlierSecret).flatMap(anew);
        present.ifPresent(other -> sealedSecret = other);
        earlier.ifPresent(other -> sealedEarlierSecret = other);
        return present.isPresent() || earlier.isPresent();
    }

    /// Of which any proves a notice, still sealed.
    List<byte[]> secretsAt(Instant now) {
        return sealedEarlierSecret != null && earlierUntil != null && now.isBefore(earlierUntil)
                ? List.of(sealedSecret, sealedEarlierSecret) : List.of(sealedSecret);
    }

    /// GitHub takes names for the same whatever the case of their letters.
    boolean isOf(@Nullable String name) {
        return repository.equalsIgnoreCase(name);
    }

    UUID id() {
        return id;
    }

    BookingId booking() {
        return booking;
    }

    /// @param secret to be shown this once; null when it was before
    RepositoryView view(@Nullable WebhookSecret secret, @Nullable LastNotice last, Instant now) {
        return new RepositoryView(booking.value(), repository, "/webhooks/github/" + id, linkedAt,
                secret == null ? null : secret.text(),
                earlierUntil != null && now.isBefore(earlierUntil) ? earlierUntil : null, last);
    }

}
