package dev.cadence.vetting;

import java.time.Clock;
import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;

import org.springframework.stereotype.Component;

/// What engineers said in their applications. Erased, an open one is withdrawn, and of each is left what became of it.
@Component
class ApplicationRecords implements PersonalData {

    private final Applications applications;

    private final InterviewDesk interviews;

    private final Clock clock;

    ApplicationRecords(Applications applications, InterviewDesk interviews, Clock clock) {
        this.applications = applications;
        this.interviews = interviews;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "applications";
    }

    @Override
    public Class<? extends Record> form() {
        return ApplicationView.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? applications.streamOf(engineer.engineer()).map(ApplicationView::of) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            applications.allOf(engineer.engineer()).forEach(application -> {
                interviews.cancelOf(application);
                applications.save(application.erase(clock.instant()));
            });
        }
    }

}
