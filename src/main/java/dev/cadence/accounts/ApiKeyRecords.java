package dev.cadence.accounts;

import java.time.Clock;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/// The API keys that people made. Erased, a key is an id that others may have noted, and has ended.
@Component
class ApiKeyRecords implements PersonalData {

    private final ApiKeys keys;

    private final Clock clock;

    ApiKeyRecords(ApiKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public String section() {
        return "apiKeys";
    }

    @Override
    public Class<? extends Record> form() {
        return ApiKeyController.KeyView.class;
    }

    @Override
    public Stream<? extends Record> about(Caller person) {
        return keys.streamOf(person.account()).map(ApiKeyController.KeyView::of);
    }

    @Override
    public void erase(Caller person) {
        keys.forget(person.account(), clock.instant());
    }

}
