package dev.cadence.accounts;

import java.util.stream.Stream;

import dev.cadence.shared.IdempotentRequests;

import org.springframework.stereotype.Component;

/// The keys under which people made requests once, and the answers, which are forgotten with them before their time.
@Component
class RequestRecords implements PersonalData {

    private final IdempotentRequests requests;

    RequestRecords(IdempotentRequests requests) {
        this.requests = requests;
    }

    @Override
    public String section() {
        return "idempotentRequests";
    }

    @Override
    public Class<? extends Record> form() {
        return IdempotentRequests.Asked.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return requests.of(person.account().value());
    }

    @Override
    public void erase(Caller person) {
        requests.forget(person.account().value());
    }

}
