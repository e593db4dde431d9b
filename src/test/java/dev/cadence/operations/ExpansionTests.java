package dev.cadence.operations;

import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Marketplace;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/// What answers refer to by id is shown in full to whoever asks for it and may read it.
@CadenceTest
record ExpansionTests(Marketplace market, Api anyone) {

    @Test
    void aBookingIsShownWithItsEngineerAndItsCompany() {
        var booking = market.aTrial();
        var founder = booking.founder().api();
        var plain = booking.read().body();

        var shown = founder.get(booking.path() + "?expand=engineer,company").body();

        assertThat(plain.propertyNames()).doesNotContain("engineer", "company");
        assertThat(shown.at("/engineer")).isEqualTo(engineer(booking));
        assertThat(shown.at("/company"))
            .isEqualTo(founder.get("/v1/companies/" + plain.at("/companyId").asString()).body());
        assertThat(shown.at("/stage")).isEqualTo(plain.at("/stage"));
        assertThat(founder.get("/v1/bookings?expand=engineer&expand=company").body().at("/items/0")).isEqualTo(shown);
    }

    @Test
    void whatIsNotAskedForIsNotShown() {
        var booking = market.aTrial();

        var shown = booking.founder().api().get(booking.path() + "?expand=company").body();

        assertThat(shown.propertyNames()).contains("company").doesNotContain("engineer");
    }

    @Test
    void aChargeAndAnEarningAreShownWithTheBookingAsTheirReaderSeesIt() {
        var booking = market.anActiveBooking();
        booking.founder()
            .api()
            .put(booking.path() + "/cancellation", Map.of("immediately", false, "privateReason", "It is done."));
        var charge = booking.founder().api().get(booking.path() + "/charges?expand=booking").body().at("/items/0");

        assertThat(charge.at("/booking")).isEqualTo(booking.read().body());
        assertThat(charge.at("/booking/privateReason").asString()).isEqualTo("It is done.");
        assertThat(booking.founder()
            .api()
            .get("/v1/charges/%s?expand=booking".formatted(charge.at("/id").asString()))
            .body()).isEqualTo(charge);
        var earnings = booking.engineer().api().get("/v1/earnings?expand=booking").body().at("/items");
        assertThat(earnings).hasSizeGreaterThan(1).allSatisfy(earning -> {
            assertThat(earning.at("/booking")).isEqualTo(booking.engineer().api().get(booking.path()).body());
            assertThat(earning.at("/booking").propertyNames()).doesNotContain("privateReason");
        });
    }

    @Test
    void whatTheCallerCouldNotReadByItselfIsLeftOut() {
        var booking = market.aTrial();
        var asEngineer = booking.engineer().api().get(booking.path() + "?expand=engineer,company");

        assertThat(asEngineer.body().propertyNames()).contains("engineer").doesNotContain("company");

        market.cast()
            .admin()
            .api()
            .put("/v1/engineers/%s/suspension".formatted(booking.engineer().caller().engineer().value()),
                    Map.of("reason", "Rude"));
        var afterSuspension = booking.founder().api().get(booking.path() + "?expand=engineer,company");
        assertThat(afterSuspension.status()).isEqualTo(200);
        assertThat(afterSuspension.body().propertyNames()).contains("company").doesNotContain("engineer");
    }

    @Test
    void aKeyIsShownNoMoreThanItMayRead() {
        var booking = market.anActiveBooking();
        var session = market.cast().inPerson(booking.founder());
        var charges = booking.path() + "/charges?expand=booking";

        assertThat(withKey(session, "billing:read").get(charges).body().at("/items/0").propertyNames())
            .contains("bookingId")
            .doesNotContain("booking");
        assertThat(withKey(session, "billing:read", "bookings:read").get(charges).body().at("/items/0").propertyNames())
            .contains("booking");
        assertThat(withKey(session, "bookings:read").get(booking.path() + "?expand=company,engineer")
            .body()
            .propertyNames()).contains("engineer").doesNotContain("company");
    }

    @Test
    void whatCannotBeShownIsRefusedAndWhatCanIsSaid() {
        var booking = market.aTrial();
        var founder = booking.founder().api();
        for (var unknown : List.of("salary", "engineer,salary", "engineer,", "", ",", "Engineer", "engineer%20",
                "booking", "company.owner")) {
            var answer = founder.get(booking.path() + "?expand=" + unknown);

            assertThat(answer.problem()).as(unknown).isEqualTo("invalid-request");
            assertThat(answer.at("/errors/0/field")).isEqualTo("expand");
            assertThat(answer.at("/errors/0/message")).isEqualTo("must be of engineer, company");
        }
        assertThat(founder.get("/v1/me?expand=company").problem()).isEqualTo("unknown-parameter");
        assertThat(founder.put(booking.path() + "/withdrawal?expand=engineer").problem())
            .isEqualTo("unknown-parameter");
        assertThat(anyone.get(booking.path() + "?expand=engineer").status()).isEqualTo(401);
        assertThat(market.cast().founder().api().get(booking.path() + "?expand=engineer").problem())
            .isEqualTo("booking-not-found");
    }

    @Test
    void theTagIsOfWhatIsShown() {
        var booking = market.aTrial();
        var founder = booking.founder().api();
        var plain = booking.read().header("ETag");
        var shown = founder.get(booking.path() + "?expand=company").header("ETag");

        assertThat(shown).isNotEqualTo(plain);
        assertThat(founder.with("If-None-Match", shown).get(booking.path() + "?expand=company").status())
            .isEqualTo(304);
        assertThat(founder.with("If-None-Match", shown).get(booking.path()).status()).isEqualTo(200);

        market.cast()
            .inPerson(booking.founder())
            .put("/v1/companies/%s/name".formatted(booking.founder().caller().company().value()),
                    Map.of("name", "Renamed"));
        assertThat(founder.get(booking.path() + "?expand=company").header("ETag")).isNotEqualTo(shown);
        assertThat(booking.read().header("ETag")).isEqualTo(plain);
        assertThat(founder.with("If-Match", plain)
            .put(booking.path() + "/cancellation", Map.of("immediately", false))
            .status()).isEqualTo(200);
    }

    private Api withKey(Api session, String... scopes) {
        return anyone.as(session.post("/v1/api-keys", Map.of("name", "Reader", "scopes", List.of(scopes))).at("/key"));
    }

    private JsonNode engineer(Marketplace.Booked booking) {
        return anyone.get("/v1/engineers/" + booking.engineer().caller().engineer().value()).body();
    }

}
