package dev.cadence.operations;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.cadence.accounts.PersonalData;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

import org.springframework.stereotype.Component;

/// Describes what an export of personal data holds: a list for each kind of record that some module keeps.
@Component
class PersonalDataSchema implements GlobalOpenApiCustomizer {

    private final List<PersonalData> records;

    PersonalDataSchema(List<PersonalData> records) {
        this.records = records;
    }

    @Override
    public void customise(OpenAPI api) {
        var export = Objects.requireNonNull(api.getComponents().getSchemas().get("PersonalData"));
        records.forEach(record -> {
            var item = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(record.form()).resolveAsRef(true));
            item.referencedSchemas.forEach(api.getComponents().getSchemas()::putIfAbsent);
            export.addProperty(record.section(), new Schema<>().types(Set.of("array")).items(item.schema));
            export.addRequiredItem(record.section());
        });
    }

}
