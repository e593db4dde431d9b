package dev.cadence;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(CadenceApplication.class);

    @Test
    void modulesUseOnlyWhatTheyAreAllowedTo() {
        modules.verify();
    }

    @Test
    void theDiagramsAreDrawnFromTheCode() {
        new Documenter(modules).writeDocumentation();
    }

}
