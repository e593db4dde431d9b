package dev.cadence.vetting;

import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Interviews extends Repository<Interview, InterviewId> {

    Optional<Interview> findById(InterviewId id);

    @Query("select i from Interview i where i.application = :application and i.stage = HELD order by i.id.value desc limit 1")
    Optional<Interview> latestHeldOf(ApplicationId application);

    /// What was said in it, if that was written down and has not been forgotten.
    default Optional<String> transcriptOf(InterviewId id) {
        return Optional.ofNullable(transcript(id.value()));
    }

    @Query(nativeQuery = true, value = "select transcript from interview where id = :id")
    @Nullable String transcript(UUID id);

}
