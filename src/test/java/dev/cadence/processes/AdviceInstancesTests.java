package dev.cadence.processes;

import java.util.List;
import java.util.Map;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/// Two instances give the same advice, to the byte.
@CadenceTest
record AdviceInstancesTests(Api api, JdbcClient jdbc) {

    @RegisterExtension
    static final Instances INSTANCES = new Instances();

    @Test
    void theSameParagraphHasTheSameAnswerToTheByteOnEveryInstance() {
        var first = INSTANCES.next();
        var second = INSTANCES.next();
        first.ready();
        second.ready();
        var paragraphs = List.of("We need a small REST API with Postgres, live in two weeks.",
                "Should we write our own login, or buy one?",
                "Our Go service has one hot endpoint, p99 must be 5 ms. 🚀", "Nous avons besoin d'une petite API.");

        for (var paragraph : paragraphs) {
            var question = Map.of("paragraph", paragraph);
            var one = api.elsewhere(first.address()).post("/v1/advice", question);
            // What the first has kept is put aside, so that the second works it out.
            jdbc.sql("delete from advice").update();
            var other = api.elsewhere(second.address()).post("/v1/advice", question);

            assertThat(one.status()).isEqualTo(200);
            assertThat(other.text()).isEqualTo(one.text());
            assertThat(api.get("/v1/advice/" + one.at("/id")).text()).isEqualTo(one.text());
        }
    }

}
