package dev.cadence.vetting;

import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Interviews extends Repository<Interview, InterviewId> {

    Optional<Interview> findById(InterviewId id);

    @Query("select i from Interview i where i.application = :application and i.stage = HELD order by i.id.value desc limit 1")
    Optional<Interview> latestHeldOf(ApplicationId application);

}
