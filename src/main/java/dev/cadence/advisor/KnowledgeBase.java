package dev.cadence.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads `advisor/knowledge.yaml` when the application starts, which fails where the file is not as its schema says.
@Component
class KnowledgeBase {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private final Knowledge knowledge;

    KnowledgeBase() {
        this(new ClassPathResource("advisor/knowledge.yaml"));
    }

    KnowledgeBase(Resource file) {
        var tree = tree(file);
        var faults = schema().validate(tree);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("%s is not as its schema says: %s".formatted(file,
                    faults.stream()
                        .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                        .sorted()
                        .limit(10)
                        .collect(Collectors.joining("; "))));
        }
        this.knowledge = YAML.treeToValue(tree, Knowledge.class);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(tree(new ClassPathResource("advisor/knowledge.schema.json")));
    }

    private static JsonNode tree(Resource file) {
        try (var content = file.getInputStream()) {
            return YAML.readTree(content);
        }
        catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

}
