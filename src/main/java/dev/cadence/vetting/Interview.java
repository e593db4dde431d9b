package dev.cadence.vetting;

import java.time.Instant;

import dev.cadence.accounts.EngineerId;
import jakarta.persistence.*;

@Entity
class Interview {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private InterviewId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "application_id"))
    private ApplicationId application;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engineer_id"))
    private EngineerId engineer;

    private @Enumerated(EnumType.STRING) Stage stage;

    private Instant startsAt;

    @SuppressWarnings("NullAway.Init")
    protected Interview() {
    }

    InterviewId id() {
        return id;
    }

    ApplicationId application() {
        return application;
    }

    EngineerId engineer() {
        return engineer;
    }

    Stage stage() {
        return stage;
    }

    Instant startsAt() {
        return startsAt;
    }

    enum Stage {

        AGREED, HELD, NO_SHOW, CANCELLED

    }

}
