package dev.cadence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// The jar as it is delivered.
class JarIT {

    private static final Path JAR = Path.of("target", "cadence.jar");

    private static final String BILL = "META-INF/sbom/application.cdx.json";

    /// What Spring Boot adds to take the jar apart; runs only when asked to.
    private static final String TOOLS = "spring-boot-jarmode-tools-";

    /// Empty jars, which stand for their dependencies and are left out of ours.
    private static final String STARTER = "spring-boot-starter-";

    @Test
    void theBillOfMaterialsListsWhatIsInTheJarAndNothingElse() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var libraries = jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.matches("BOOT-INF/lib/.+"))
                .map(name -> name.replace("BOOT-INF/lib/", ""))
                .filter(name -> !name.startsWith(TOOLS));
            var bill = bill(jar);
            var listed = bill.at("/components")
                .valueStream()
                .map(part -> "%s-%s.jar".formatted(part.at("/name").asString(), part.at("/version").asString()))
                .filter(name -> !name.startsWith(STARTER));

            assertThat(bill.at("/metadata/component/name").asString()).isEqualTo("cadence");
            assertThat(listed).hasSizeGreaterThan(100).containsExactlyInAnyOrderElementsOf(libraries.toList());
        }
    }

    @Test
    void theBillOfMaterialsSaysWhatEachPartIsAndUnderWhichTerms() throws IOException {
        try (var jar = new JarFile(JAR.toFile())) {
            var bill = bill(jar);

            assertThat(bill.at("/components").valueStream()).allSatisfy(part -> {
                assertThat(part.at("/purl").asString()).startsWith("pkg:maven/");
                assertThat(part.at("/hashes")).isNotEmpty();
                assertThat(part.at("/licenses")).isNotEmpty();
            });
            // Nothing that would be Spring Boot's, from whose parent the build inherits.
            assertThat(bill.at("/metadata").toString()).doesNotContain("spring");
        }
    }

    @Test
    void theJarStartsTheApplication() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(java, "-jar", JAR.toString()).redirectErrorStream(true);
        command.environment().keySet().removeIf(variable -> variable.matches("(DATABASE|STRIPE|SMTP|MAIL)_.*"));
        var process = command.start();
        process.getOutputStream().close();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(said).contains("Cadence cannot start.", "DATABASE_URL is missing");
    }

    private static JsonNode bill(JarFile jar) throws IOException {
        var bill = jar.getEntry(BILL);
        assumeTrue(bill != null || !"offline=true".equals(System.getProperty("cadence.test.build")),
                "NOT RUN: no bill of materials is written offline");
        return new JsonMapper().readTree(jar.getInputStream(bill));
    }

}
