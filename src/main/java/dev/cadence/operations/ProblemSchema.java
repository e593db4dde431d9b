package dev.cadence.operations;

import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.models.media.Schema;

/// How a problem looks, for the API's description.
final class ProblemSchema {

    private ProblemSchema() {
    }

    static Schema<?> schema() {
        return new Schema<>().types(Set.of("object"))
            .description("RFC 9457 problem details.")
            .addProperty("type", text("`/problems/{code}`, where the code is stable and the address tells more."))
            .addProperty("title", text("The status in words."))
            .addProperty("status", new Schema<>().types(Set.of("integer")))
            .addProperty("detail", text("What went wrong this time, for people."))
            .addProperty("instance", text("The path that was asked for."))
            .addProperty("errors",
                    new Schema<>().types(Set.of("array")).items(new Schema<>().$ref("#/components/schemas/Fault")))
            .required(List.of("type", "title", "status"));
    }

    static Schema<?> fault() {
        return new Schema<>().types(Set.of("object"))
            .addProperty("field", text("The parameter, or the path within the body; empty for the body as a whole."))
            .addProperty("message", text("What is wrong with it."))
            .required(List.of("field", "message"));
    }

    static Schema<?> text(String description) {
        return new Schema<>().types(Set.of("string")).description(description);
    }

}
