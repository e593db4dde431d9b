package dev.cadence.notices;

import java.util.List;
import java.util.Map;

import dev.cadence.accounts.Caller;
import dev.cadence.testing.Api;
import dev.cadence.testing.Cast.Member;

import static org.assertj.core.api.Assertions.assertThat;

/// What owners do with their endpoints.
final class Endpoints {

    static final String PATH = "/v1/webhook-endpoints";

    private Endpoints() {
    }

    static Api.Answer create(Member<? extends Caller> owner, Receiver receiver, String... types) {
        return owner.api().post(PATH, Map.of("url", receiver.url(), "description", "Ours", "types", List.of(types)));
    }

    static String path(Api.Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return PATH + "/" + made.at("/endpoint/id");
    }

    static void ping(Member<? extends Caller> owner, String path) {
        assertThat(owner.api().post(path + "/pings", Map.of()).status()).isEqualTo(201);
    }

    static Api.Answer read(Member<? extends Caller> owner, String path, String delivery) {
        return owner.api().get("%s/deliveries/%s".formatted(path, delivery));
    }

}
