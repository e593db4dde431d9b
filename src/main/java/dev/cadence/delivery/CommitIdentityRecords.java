package dev.cadence.delivery;

import java.util.stream.Stream;

import dev.cadence.accounts.Caller;
import dev.cadence.accounts.PersonalData;

import org.springframework.stereotype.Component;

/// By what an engineer is known in repositories, which goes with them.
@Component
class CommitIdentityRecords implements PersonalData {

    private final CommitIdentities identities;

    CommitIdentityRecords(CommitIdentities identities) {
        this.identities = identities;
    }

    @Override
    public String section() {
        return "commitIdentity";
    }

    @Override
    public Class<? extends Record> form() {
        return CommitIdentity.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return person instanceof Caller.Engineer engineer ? identities.of(engineer.engineer()).stream()
                : Stream.empty();
    }

    @Override
    public void erase(Caller person) {
        if (person instanceof Caller.Engineer engineer) {
            identities.forget(engineer.engineer());
        }
    }

}
