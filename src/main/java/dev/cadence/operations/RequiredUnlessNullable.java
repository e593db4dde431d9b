package dev.cadence.operations;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/// Describes a field of a record as required unless its type is `@Nullable`: what cannot be null is always there in an
/// answer, and must be there in a request.
@Component
class RequiredUnlessNullable implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> others) {
        var schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        var described = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && described.isRecord()) {
            require(described.getRecordComponents(), model(schema, context));
        }
        return schema;
    }

    private static @Nullable Schema<?> model(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static void require(RecordComponent[] components, @Nullable Schema<?> model) {
        if (model != null && model.getProperties() != null) {
            Arrays.stream(components)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RequiredUnlessNullable::nameOf)
                .filter(name -> model.getRequired() == null || !model.getRequired().contains(name))
                .forEach(model::addRequiredItem);
        }
    }

    private static String nameOf(RecordComponent component) {
        var given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null ? component.getName() : given.value();
    }

}
