package dev.cadence.vetting;

import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// Gives the application a grader, and little patience with it.
class GraderFixture {

    static final String KEY = "key-of-the-local-grader";

    @Bean
    LocalGrader grader() {
        return LocalGrader.start();
    }

    @Bean
    DynamicPropertyRegistrar graderProperties(LocalGrader grader) {
        return properties -> {
            properties.add("cadence.vetting.grader.url", grader::url);
            properties.add("cadence.vetting.grader.key", () -> KEY);
            properties.add("cadence.vetting.grader.model", () -> "asked-for");
            properties.add("cadence.vetting.grader.read-timeout", () -> "3s");
        };
    }

}
