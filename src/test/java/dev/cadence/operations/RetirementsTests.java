package dev.cadence.operations;

import dev.cadence.shared.Retiring;
import io.swagger.v3.oas.models.Operation;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RetirementsTests {

    @Test
    void anOperationThatRetiresSaysSinceWhenUntilWhenAndWhatToUseInstead() throws NoSuchMethodException {
        var answer = answerOf("old");

        assertThat(answer.getHeader("Deprecation")).isEqualTo("@1801353600");
        assertThat(answer.getHeader("Sunset")).isEqualTo("Sun, 1 Aug 2027 00:00:00 GMT");
        assertThat(answer.getHeader("Link")).isEqualTo("</v1/new>; rel=\"successor-version\"");
    }

    @Test
    void anyOtherSaysNothing() throws NoSuchMethodException {
        assertThat(answerOf("current").getHeaderNames()).isEmpty();
    }

    @Test
    void theDescriptionSaysItToo() throws NoSuchMethodException {
        var operation = new Operation().description("For everyone.");

        Retirements.describe(operation, operation("old"));

        assertThat(operation.getDeprecated()).isTrue();
        assertThat(operation.getDescription())
            .isEqualTo("For everyone. Not for new clients since 2027-01-31, and may be"
                    + " gone from 2027-08-01 on: use /v1/new instead.");
    }

    @Test
    void clientsHaveHalfAYearToMove() {
        assertThatIllegalStateException().isThrownBy(() -> answerOf("hasty"));
    }

    private static MockHttpServletResponse answerOf(String method) throws NoSuchMethodException {
        var response = new MockHttpServletResponse();
        new Retirements().preHandle(new MockHttpServletRequest(), response, operation(method));
        return response;
    }

    private static HandlerMethod operation(String method) throws NoSuchMethodException {
        return new HandlerMethod(new Example(), method);
    }

    static class Example {

        @Retiring(since = "2027-01-31", goneFrom = "2027-08-01", instead = "/v1/new")
        public void old() {
        }

        @Retiring(since = "2027-01-31", goneFrom = "2027-06-01", instead = "/v1/new")
        public void hasty() {
        }

        public void current() {
        }

    }

}
