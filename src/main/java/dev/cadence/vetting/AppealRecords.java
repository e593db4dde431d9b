package dev.cadence.vetting;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;

import org.springframework.stereotype.Component;

/// What engineers said against rejections, and were answered.
@Component
class AppealRecords implements PersonalData {

    private final Appeals appeals;

    AppealRecords(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public String section() {
        return "appeals";
    }

    @Override
    public Class<? extends Record> form() {
        return AppealView.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer
                ? appeals.streamByEngineer(engineer.engineer()).map(Appeal::view) : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            appeals.findByEngineer(engineer.engineer()).forEach(this::forget);
        }
    }

    /// What nobody has decided, nobody has to any more.
    private void forget(Appeal appeal) {
        if (appeal.isOpen()) {
            appeals.delete(appeal);
        }
        else {
            appeals.save(appeal.erase());
        }
    }

}
