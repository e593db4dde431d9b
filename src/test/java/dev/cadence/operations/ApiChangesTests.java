package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/// The comparison notices each kind of change that breaks clients, tried on `src/docs/openapi.json`.
class ApiChangesTests {

    static final Path PROMISED = Path.of("src/docs/openapi.json");

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void whatHasNotChangedBreaksNothing() throws IOException {
        assertThat(ApiChanges.breaking(promised(), promised())).isEmpty();
    }

    @Test
    void whatIsAddedBreaksNothing() throws IOException {
        assertThat(broken(api -> {
            at(api, "/components/schemas/Booking/properties").putObject("more").put("type", "string");
            at(api, "/components/schemas/BookingRequest/properties").putObject("more").put("type", "string");
            at(api, "/paths/~1v1~1bookings/get/responses").putObject("418");
            at(api, "/paths").putObject("/v1/more").putObject("get").put("operationId", "more");
        })).isEmpty();
    }

    @Test
    void anOperationThatIsGoneIsNoticed() throws IOException {
        assertThat(broken(api -> at(api, "/paths/~1v1~1bookings").remove("post")))
            .containsExactly("POST /v1/bookings is gone");
        assertThat(broken(api -> at(api, "/paths").remove("/v1/skills"))).containsExactly("GET /v1/skills is gone");
    }

    @Test
    void anOperationThatIsNotForEveryoneAnyMoreIsNoticed() throws IOException {
        assertThat(broken(api -> at(api, "/paths/~1v1~1skills/get").putArray("security").addObject()))
            .containsExactly("GET /v1/skills is not for everyone any more");
    }

    @Test
    void aParameterThatIsGoneRetypedOrNeededIsNoticed() throws IOException {
        assertThat(broken(api -> ((ArrayNode) api.at("/paths/~1v1~1bookings/get/parameters")).removeAll()))
            .contains("GET /v1/bookings: query limit is gone", "GET /v1/bookings: query stage is gone");
        assertThat(broken(api -> parameter(api, "limit").withObject("/schema").put("type", "string")))
            .containsExactly("GET /v1/bookings: query limit was integer int32 and is string int32");
        assertThat(broken(api -> parameter(api, "limit").put("required", true)))
            .containsExactly("GET /v1/bookings: query limit is needed now");
        assertThat(broken(api -> ((ArrayNode) api.at("/paths/~1v1~1bookings/get/parameters")).addObject()
            .put("in", "query")
            .put("name", "why")
            .put("required", true))).containsExactly("GET /v1/bookings: query why is new and needed");
        assertThat(broken(api -> parameter(api, "limit").withObject("/schema").put("maximum", 50)))
            .containsExactly("GET /v1/bookings: query limit has a lower maximum");
    }

    @Test
    void aFieldOfARequestThatIsGoneRetypedOrNeededIsNoticed() throws IOException {
        assertThat(broken(api -> at(api, "/components/schemas/BookingRequest/properties").remove("startAt")))
            .containsExactly("POST /v1/bookings: request/startAt is gone");
        assertThat(broken(api -> ((ArrayNode) api.at("/components/schemas/BookingRequest/required")).add("startAt")))
            .containsExactly("POST /v1/bookings: request/startAt is needed now");
        assertThat(
                broken(api -> at(api, "/components/schemas/BookingRequest/properties/startAt").put("format", "date")))
            .containsExactly("POST /v1/bookings: request/startAt was string date-time and is string date");
    }

    @Test
    void aFieldOfAnAnswerThatIsGoneRetypedOrUncertainIsNoticedWhereverItIsAnswered() throws IOException {
        assertThat(broken(api -> at(api, "/components/schemas/Money/properties").remove("currency"))).contains(
                "GET /v1/bookings/{id}: 200/weeklyPrice/currency is gone",
                "GET /v1/bookings: 200/items[]/weeklyPrice/currency is gone",
                "POST /v1/charges/{id}/refunds: request/amount/currency is gone");
        assertThat(broken(api -> at(api, "/components/schemas/Booking/properties/weeksPaid").put("type", "string")))
            .contains("GET /v1/bookings/{id}: 200/weeksPaid was integer int32 and is string int32");
        assertThat(broken(api -> ((ArrayNode) api.at("/components/schemas/Booking/required")).removeAll()))
            .contains("GET /v1/bookings/{id}: 200/stage may be missing now");
    }

    @Test
    void aValueThatIsGoneIsNoticed() throws IOException {
        assertThat(broken(api -> ((ArrayNode) api.at("/components/schemas/Booking/properties/stage/enum")).remove(0)))
            .anySatisfy(
                    line -> assertThat(line).matches("GET /v1/bookings/\\{id}: 200/stage is never [A-Z]+ any more"));
    }

    @Test
    void aSuccessOrAFormThatIsGoneIsNoticed() throws IOException {
        assertThat(broken(api -> at(api, "/paths/~1v1~1bookings/post/responses").remove("201")))
            .containsExactly("POST /v1/bookings does not answer 201 any more");
        assertThat(broken(api -> at(api, "/paths/~1v1~1invoices~1{id}~1document/get/responses/200/content")
            .remove("application/pdf")))
            .containsExactly("GET /v1/invoices/{id}/document: 200 is no application/pdf any more");
    }

    @Test
    void aProblemThatIsGoneOrHasAnotherStatusIsNoticed() throws IOException {
        assertThat(broken(api -> problems(api, "409").removeIf(code -> code.asString().equals("engineer-taken"))))
            .containsExactly("POST /v1/bookings never answers 409 engineer-taken any more");
        assertThat(broken(api -> at(api, "/paths/~1v1~1bookings/post/responses").remove("422")))
            .contains("POST /v1/bookings never answers 422 start-out-of-range any more");
        assertThat(broken(api -> {
            problems(api, "409").removeIf(code -> code.asString().equals("no-usable-card"));
            problems(api, "422").add("no-usable-card");
        })).containsExactly("POST /v1/bookings never answers 409 no-usable-card any more");
    }

    @Test
    void whatIsOtherwiseIsFoundWhereverItIsThoughItBreaksNothing() throws IOException {
        assertThat(ApiChanges.all(promised(), promised())).isEmpty();
        var changed = promised();
        at(changed, "/paths/~1v1~1bookings/post").put("summary", "Ask").remove("description");
        problems(changed, "409").add("more");
        at(changed, "/components/schemas/Money/properties").putObject("more");

        assertThat(ApiChanges.breaking(promised(), changed)).isEmpty();
        assertThat(ApiChanges.all(promised(), changed)).containsExactlyInAnyOrder(
                "/paths/~1v1~1bookings/post/summary is otherwise", "/paths/~1v1~1bookings/post/description is gone",
                "/paths/~1v1~1bookings/post/responses/409/x-problems is otherwise",
                "/components/schemas/Money/properties/more is new");
    }

    private static ArrayNode problems(JsonNode api, String status) {
        return (ArrayNode) api.at("/paths/~1v1~1bookings/post/responses/%s/x-problems".formatted(status));
    }

    private static List<String> broken(Consumer<JsonNode> change) throws IOException {
        var changed = promised();
        change.accept(changed);
        return ApiChanges.breaking(promised(), changed);
    }

    private static ObjectNode at(JsonNode api, String pointer) {
        return (ObjectNode) api.at(pointer);
    }

    private static ObjectNode parameter(JsonNode api, String name) {
        return (ObjectNode) api.at("/paths/~1v1~1bookings/get/parameters")
            .valueStream()
            .filter(parameter -> parameter.at("/name").asString().equals(name))
            .findFirst()
            .orElseThrow();
    }

    static JsonNode promised() throws IOException {
        return JSON.readTree(Files.readString(PROMISED));
    }

}
