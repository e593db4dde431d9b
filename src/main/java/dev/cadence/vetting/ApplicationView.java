package dev.cadence.vetting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.cadence.shared.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An application as its engineer and admins see it.
///
/// @param missing what has to be said before it can be submitted
/// @param round 1, or more when an appeal has granted another interview
@Schema(name = "Application")
record ApplicationView(UUID id, UUID engineerId, Application.Stage stage, ApplicationForm form, List<Fault> missing,
        int round, @Nullable Integer policyVersion, Instant startedAt, @Nullable Instant submittedAt,
        @Nullable Instant interviewedAt, @Nullable Instant decisionDueAt, @Nullable Instant closedAt) {

    static ApplicationView of(Application application) {
        var form = application.form();
        return new ApplicationView(application.id().value(), application.engineer().value(), application.stage(), form,
                form.missing(), application.round(), application.policyVersion(), application.startedAt(),
                application.submittedAt(), application.interviewedAt(), application.decisionDueAt(),
                application.closedAt());
    }

}
