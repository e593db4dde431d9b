package dev.cadence.accounts;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class FirstAdminSettingsTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withUserConfiguration(Settings.class);

    @Test
    void nobodyIsNamedWithoutSettings() {
        application.run(started -> assertThat(started.getBean(FirstAdminSettings.class).person()).isNull());
    }

    @Test
    void anAddressAndAPasswordNameTheFirstAdmin() {
        application
            .withPropertyValues("cadence.first-admin.email=boss@example.com",
                    "cadence.first-admin.password=correct horse")
            .run(started -> assertThat(started).hasNotFailed());
    }

    @Test
    void anAddressWithoutAPasswordFailsTheStart() {
        application.withPropertyValues("cadence.first-admin.email=boss@example.com")
            .run(started -> assertThat(started).getFailure()
                .rootCause()
                .hasMessageContaining("CADENCE_FIRST_ADMIN_EMAIL and CADENCE_FIRST_ADMIN_PASSWORD go together"));
    }

    @Test
    void aPasswordThatIsTooShortFailsTheStartWithoutBeingPrinted() {
        application
            .withPropertyValues("cadence.first-admin.email=boss@example.com", "cadence.first-admin.password=hunter2")
            .run(started -> {
                var failure = started.getStartupFailure();
                assertThat(failure).isNotNull();
                assertThat(Throwables.getStackTrace(failure)).contains("12 to 128 characters")
                    .doesNotContain("hunter2");
            });
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(FirstAdminSettings.class)
    static class Settings {

    }

}
