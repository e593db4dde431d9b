package dev.cadence.vetting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.cadence.accounts.AccountId;
import dev.cadence.accounts.EngineerId;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// All interviews. Whoever is about to change one locks its application first.
interface Interviews extends Repository<Interview, InterviewId> {

    Interview save(Interview interview);

    Optional<Interview> findById(InterviewId id);

    /// Read alone, so that the interview itself is read only once its application is
    /// locked.
    @Query("select i.application from Interview i where i.id = :id")
    Optional<ApplicationId> applicationOf(InterviewId id);

    @Query("select i from Interview i where i.application = :application and i.stage = AGREED")
    Optional<Interview> agreedFor(ApplicationId application);

    /// What is graded, and decided by.
    @Query("select i from Interview i where i.application = :application and i.stage = HELD order by i.id.value desc limit 1")
    Optional<Interview> latestHeldOf(ApplicationId application);

    @Query("select count(i) > 0 from Interview i where i.slot = :slot and i.stage <> CANCELLED")
    boolean take(SlotId slot);

    @Query("select i from Interview i where i.id.value < :before order by i.id.value desc")
    List<Interview> all(UUID before, Limit limit);

    @Query("select i from Interview i where i.interviewer = :interviewer and i.id.value < :before order by i.id.value desc")
    List<Interview> heldBy(AccountId interviewer, UUID before, Limit limit);

    @Query("select i from Interview i where i.engineer = :engineer and i.id.value < :before order by i.id.value desc")
    List<Interview> ofEngineer(EngineerId engineer, UUID before, Limit limit);

    @Query("select i from Interview i where i.engineer = :engineer order by i.id.value")
    List<Interview> allOf(EngineerId engineer);

    /// What was said in it, if that was written down and has not been forgotten.
    default Optional<String> transcriptOf(InterviewId id) {
        return Optional.ofNullable(transcript(id.value()));
    }

    @Query(nativeQuery = true, value = "select transcript from interview where id = :id")
    @Nullable String transcript(UUID id);

    /// Keeps what was said in place of what was kept before; null forgets it.
    @Modifying
    @Query(nativeQuery = true, value = "update interview set transcript = cast(:transcript as text) where id = :id")
    void keepTranscript(UUID id, @Nullable String transcript);

}
