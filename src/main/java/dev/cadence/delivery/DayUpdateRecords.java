package dev.cadence.delivery;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;
import dev.cadence.delivery.DayUpdates.DayUpdate;

import org.springframework.stereotype.Component;

/// What engineers wrote of their days, which goes with them: an update without its words says nothing.
@Component
class DayUpdateRecords implements PersonalData {

    private final DayUpdates updates;

    DayUpdateRecords(DayUpdates updates) {
        this.updates = updates;
    }

    @Override
    public String section() {
        return "dayUpdates";
    }

    @Override
    public Class<? extends Record> form() {
        return DayUpdate.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer ? updates.by(engineer.engineer()) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            updates.forget(engineer.engineer());
        }
    }

}
