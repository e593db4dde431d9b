package dev.cadence.operations;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.stereotype.Component;

/// Puts the API's description into an order that depends on nothing but the API, so that two of them can be compared.
@Component
class StableOrder implements GlobalOpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        var paths = new Paths();
        paths.putAll(new TreeMap<>(api.getPaths()));
        api.setPaths(paths);
        api.getComponents().setSchemas(new LinkedHashMap<>(new TreeMap<>(api.getComponents().getSchemas())));
        api.setTags(api.getTags().stream().sorted(Comparator.comparing(Tag::getName)).toList());
        paths.values().forEach(path -> path.readOperations().forEach(StableOrder::sortResponses));
    }

    private static void sortResponses(Operation operation) {
        var responses = new ApiResponses();
        responses.putAll(new TreeMap<>(Map.copyOf(operation.getResponses())));
        operation.setResponses(responses);
    }

}
