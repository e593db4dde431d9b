package dev.cadence.operations;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.CountedStatements;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/// What is shown in full costs one statement of each kind, for however many items of a page.
@CadenceTest
@Import(CountedStatements.class)
record ExpansionCostTests(Marketplace market) {

    @Test
    void aPageOfManyTakesAsManyStatementsAsAPageOfOne() {
        var admin = market.cast().admin().api();
        for (var each = 0; each < 6; each++) {
            market.aRequest();
        }
        market.time().settle();
        var plain = statements(admin, "/v1/bookings?limit=6");

        assertThat(statements(admin, "/v1/bookings?limit=1&expand=engineer,company")).isEqualTo(plain + 2);
        assertThat(statements(admin, "/v1/bookings?limit=6&expand=engineer,company")).isEqualTo(plain + 2);
        assertThat(statements(admin, "/v1/bookings?limit=6&expand=company")).isEqualTo(plain + 1);
        assertThat(admin.get("/v1/bookings?limit=6&expand=engineer,company").body().at("/items")).hasSize(6)
            .allMatch(booking -> booking.has("engineer") && booking.has("company"));
    }

    /// Once warm: the first request of a kind may look something up for good.
    private static int statements(Api caller, String path) {
        caller.get(path);
        var before = CountedStatements.COUNT.get();
        assertThat(caller.get(path).status()).isEqualTo(200);
        return CountedStatements.COUNT.get() - before;
    }

}
