package dev.cadence.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a request to each operation may look like, and what it is answered then: `examples.json`.
@Component
class ApiExamples {

    private static final String JSON = "application/json";

    private final Map<String, Example> examples;

    ApiExamples() {
        try (var file = new ClassPathResource("examples.json").getInputStream()) {
            examples = new JsonMapper().readValue(file, new TypeReference<Map<String, Example>>() {
            });
        }
        catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void describe(Operation operation) {
        var example = examples.get(operation.getOperationId());
        if (example != null) {
            if (operation.getRequestBody() != null) {
                json(operation.getRequestBody().getContent()).ifPresent(form -> form.setExample(example.request()));
            }
            operation.getResponses()
                .entrySet()
                .stream()
                .filter(response -> response.getKey().startsWith("2"))
                .flatMap(response -> json(response.getValue().getContent()).stream())
                .forEach(form -> form.setExample(example.answer()));
        }
    }

    private static Optional<MediaType> json(@Nullable Content content) {
        return Optional.ofNullable(content).map(forms -> forms.get(JSON));
    }

    /// @param request the body, if there is one
    /// @param answer the body of a success, if it has one
    record Example(@Nullable Object request, @Nullable Object answer) {
    }

}
