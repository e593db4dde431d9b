package dev.cadence.operations;

import java.io.IOException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/// What the codes of problems mean, one line each, from `problems.properties`.
@Component
class ProblemCatalogue {

    private final Properties meanings;

    ProblemCatalogue() throws IOException {
        this.meanings = PropertiesLoaderUtils.loadProperties(new ClassPathResource("problems.properties"));
    }

    Optional<String> meaning(String code) {
        return Optional.ofNullable(meanings.getProperty(code));
    }

    Set<String> codes() {
        return new TreeSet<>(meanings.stringPropertyNames());
    }

}
