package dev.cadence.operations;

import dev.cadence.testing.Api;
import dev.cadence.testing.CadenceTest;
import dev.cadence.testing.Cast;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

@CadenceTest
@ExtendWith(OutputCaptureExtension.class)
record RequestIdTests(Api api, Cast cast,
        @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping operations) {

    private static final String ID = "[0-9a-f-]{36}";

    @Test
    void everyAnswerNamesItsRequest() {
        assertThat(api.get("/v1/engineers").header("X-Request-Id")).matches(ID);
    }

    @Test
    void anAnswerToWhoIsNotSignedInNamesItsRequest() {
        var answer = api.get("/v1/me");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-Request-Id")).matches(ID);
    }

    @Test
    void anAnswerThatThereIsNothingNamesItsRequest() {
        var answer = cast.founder().api().get("/v1/nowhere");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("X-Request-Id")).matches(ID);
    }

    @Test
    void theCallersOwnIdComesBack() {
        assertThat(api.with("X-Request-Id", "from-the-proxy.1").get("/v1/me").header("X-Request-Id"))
            .isEqualTo("from-the-proxy.1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "short", "two words", "<script>alert(1)</script>", "{\"level\":\"ERROR\"}",
            "0123456789012345678901234567890123456789012345678901234567890123456789" })
    void anIdThatIsNotPlainIsReplaced(String hostile) {
        assertThat(api.with("X-Request-Id", hostile).get("/v1/me").header("X-Request-Id")).matches(ID);
    }

    @Test
    void aFailureIsAnsweredAndLoggedWithTheIdOfItsRequest(CapturedOutput log) throws Exception {
        var path = RequestMappingInfo.paths("/webhooks/broken").options(operations.getBuilderConfiguration()).build();
        operations.registerMapping(path, new Broken(), Broken.class.getDeclaredMethod("answer"));
        try {
            var answer = api.with("X-Request-Id", "the-broken-one").get("/webhooks/broken");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.problem()).isEqualTo("internal-server-error");
            assertThat(answer.text()).doesNotContain("a bug");
            assertThat(answer.header("X-Request-Id")).isEqualTo("the-broken-one");
            assertThat(log.getOut().lines()).filteredOn(line -> line.contains("ERROR"))
                .singleElement()
                .asString()
                .contains("[the-broken-one]", "a bug");
        }
        finally {
            operations.unregisterMapping(path);
        }
    }

    static class Broken {

        @ResponseBody
        String answer() {
            throw new IllegalStateException("a bug");
        }

    }

}
