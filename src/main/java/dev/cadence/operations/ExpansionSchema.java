package dev.cadence.operations;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.cadence.accounts.Expandable;
import dev.cadence.shared.Expands;
import dev.cadence.shared.Expansions;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/// Describes what operations can be asked to show in full, and how it looks in their answers.
@Component
class ExpansionSchema implements GlobalOpenApiCustomizer {

    private final Map<String, Expandable> expandables;

    ExpansionSchema(List<Expandable> expandables) {
        this.expandables = expandables.stream().collect(Collectors.toMap(Expandable::name, Function.identity()));
    }

    static void describe(Operation operation, HandlerMethod handler) {
        var expands = handler.getMethodAnnotation(Expands.class);
        if (expands != null) {
            var name = new Schema<String>().types(Set.of("string"));
            name.setEnum(List.of(expands.value()));
            operation.addParametersItem(new Parameter().in("query")
                .name(Expansions.PARAMETER)
                .description(
                        "What to show in full besides its id. Left out is what the caller could not read by itself. "
                                + "The `ETag` is that of the answer as it was asked for: `If-Match` takes that of one without.")
                .style(Parameter.StyleEnum.FORM)
                .explode(false)
                .schema(new Schema<>().types(Set.of("array")).items(name).uniqueItems(true)));
        }
    }

    @Override
    public void customise(OpenAPI api) {
        api.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(operation -> {
            Optional.ofNullable(operation.getParameters())
                .stream()
                .flatMap(List::stream)
                .filter(parameter -> parameter.getName().equals(Expansions.PARAMETER))
                .flatMap(parameter -> parameter.getSchema().getItems().getEnum().stream())
                .forEach(name -> add(api, operation, Objects.requireNonNull(expandables.get(String.valueOf(name)))));
        });
    }

    private static void add(OpenAPI api, Operation operation, Expandable expandable) {
        var answer = Objects.requireNonNull(operation.getResponses().get("200")).getContent();
        var answered = schema(api, Objects.requireNonNull(answer.get("application/json")).getSchema());
        var items = answered.getProperties().get("items");
        var item = items == null ? answered : schema(api, items.getItems());
        var form = ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(expandable.form()).resolveAsRef(true));
        form.referencedSchemas.forEach(api.getComponents().getSchemas()::putIfAbsent);
        item.addProperty(expandable.name(),
                new Schema<>().$ref(form.schema.get$ref()).description("Only where asked for by `expand`."));
    }

    private static Schema<?> schema(OpenAPI api, Schema<?> reference) {
        var name = reference.get$ref().replaceFirst(".*/", "");
        return Objects.requireNonNull(api.getComponents().getSchemas().get(name));
    }

}
