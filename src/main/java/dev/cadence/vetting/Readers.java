package dev.cadence.vetting;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

import dev.cadence.accounts.Caller;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Knows in which time zone somebody reads.
@Service
@Transactional(readOnly = true)
class Readers {

    private final Applications applications;

    Readers(Applications applications) {
        this.applications = applications;
    }

    /// @param timeZone if they said one; otherwise an engineer's is that of their last
    /// application, and an admin's is UTC
    Reader of(Caller caller, @Nullable ZoneId timeZone) {
        return new Reader(caller, Optional.ofNullable(timeZone).or(() -> appliedFrom(caller)).orElse(ZoneOffset.UTC));
    }

    private Optional<ZoneId> appliedFrom(Caller caller) {
        return caller instanceof Caller.Engineer engineer ? applications.latestOf(engineer.engineer(), Limit.of(1))
            .stream()
            .findFirst()
            .flatMap(application -> Optional.ofNullable(application.form().timeZone())) : Optional.empty();
    }

}
