package dev.cadence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.cadence.RequiredSettings.WrongSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StartFailuresTests {

    private final StartFailures failures = new StartFailures();

    @Test
    void aWrongSettingIsTheWholeExplanation() {
        assertThat(failures.analyze(new IllegalStateException(new WrongSettings(List.of("STRIPE_API_KEY is missing")))))
            .isNotNull()
            .returns("STRIPE_API_KEY is missing", analysis -> analysis.getDescription());
    }

    @ParameterizedTest
    @CsvSource({ "08001, Connection refused", "28P01, password authentication failed",
            "3D000, database does not exist" })
    void aDatabaseThatCannotBeUsedSendsToItsSettings(String state, String reason) {
        assertThat(failures.analyze(new IllegalStateException(new SQLException(reason, state)))).isNotNull()
            .returns("The database cannot be used: " + reason, analysis -> analysis.getDescription())
            .extracting(analysis -> analysis.getAction())
            .asString()
            .contains("DATABASE_URL", "DATABASE_USER", "DATABASE_PASSWORD");
    }

    @Test
    void anyOtherFailureIsLeftToTheFramework() {
        assertThat(failures.analyze(new IllegalStateException(new SQLException("division by zero", "22012")))).isNull();
    }

    @Test
    void aStartWithoutSettingsSaysWhatIsMissingAndFails() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), CadenceApplication.class.getName(),
                "--logging.structured.format.console=ecs")
            .redirectErrorStream(true);
        command.environment().keySet().removeIf(variable -> variable.matches("(CADENCE|DATABASE|STRIPE|SMTP|MAIL)_.*"));
        var process = command.start();
        process.getOutputStream().close();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said.lines()).contains("DATABASE_URL is missing", "DATABASE_USER is missing",
                "DATABASE_PASSWORD is missing", "CADENCE_ENCRYPTION_KEY is missing", "STRIPE_API_KEY is missing",
                "STRIPE_WEBHOOK_SECRET is missing", "SMTP_HOST is missing", "MAIL_FROM is missing");
    }

}
