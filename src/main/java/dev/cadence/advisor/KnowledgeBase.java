package dev.cadence.advisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/// Reads `advisor/knowledge.yaml` when the application starts, which fails where the file is not as its schema says, or speaks of
/// signals that it does not have.
@Component
class KnowledgeBase {

    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    /// What is said of a technology that a text names, each with its name: "runs-go".
    private static final List<String> OF_TECHNOLOGIES = List.of("names", "runs", "mentions", "lacks", "wishes");

    private static final int MOST_FAULTS = 10;

    private final Knowledge knowledge;

    @Autowired
    KnowledgeBase() {
        this(new ClassPathResource("advisor/knowledge.yaml"));
    }

    KnowledgeBase(Resource file) {
        var tree = tree(file);
        refuse(file,
                schema().validate(tree).stream().map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage()));
        this.knowledge = YAML.treeToValue(tree, Knowledge.class);
        refuse(file, strangers(knowledge).map("Nothing here is called %s."::formatted));
    }

    Knowledge knowledge() {
        return knowledge;
    }

    private static void refuse(Resource file, Stream<String> faults) {
        var first = faults.sorted().limit(MOST_FAULTS).collect(Collectors.joining("; "));
        if (!first.isEmpty()) {
            throw new IllegalStateException("%s is not as it must be: %s".formatted(file.getDescription(), first));
        }
    }

    /// Signals that are asked for and cannot be there.
    private static Stream<String> strangers(Knowledge knowledge) {
        var known = known(knowledge);
        var asked = Stream
            .of(knowledge.rules().stream().flatMap(rule -> Stream.of(rule.all(), rule.any(), rule.none())),
                    knowledge.questions().stream().flatMap(question -> Stream.of(question.assume(), question.unless())),
                    knowledge.assumptions().stream().map(Knowledge.Assumption::unless))
            .flatMap(lists -> lists)
            .flatMap(KnowledgeBase::orNone);
        return asked.filter(id -> !known.contains(id)).distinct();
    }

    private static Stream<String> orNone(@Nullable List<String> ids) {
        return ids == null ? Stream.empty() : ids.stream();
    }

    private static Set<String> known(Knowledge knowledge) {
        var known = new HashSet<String>();
        knowledge.signals().forEach(signal -> known.add(signal.id()));
        knowledge.rules().forEach(rule -> known.add(rule.id()));
        knowledge.buying().strengths().forEach(strength -> known.add(strength.id()));
        knowledge.technologies()
            .keySet()
            .forEach(family -> OF_TECHNOLOGIES.forEach(said -> known.add(said + "-" + family)));
        return known;
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
