package dev.cadence.operations;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/// The log of all tests of this build, of those that ran in processes of their own too: see `application-logged.yaml`.
class LogIT {

    private static final Path LOGS = Path.of(requireNonNull(System.getProperty("cadence.test.log")));

    @Test
    void theLogTellsOfManyRequestsAndOfNoSecret() throws IOException {
        var search = LogSearch.in(LOGS);

        assertThat(search.finds()).isEmpty();
        // Far fewer than all tests cause, so that nobody mistakes silence for discretion.
        assertThat(search.lines()).isGreaterThan(20_000);
        assertThat(search.requests()).isGreaterThan(3_000);
    }

    @Test
    void otherProcessesLeaveTheirLogsToo() {
        assertThat(LOGS.toFile().list()).hasSizeGreaterThan(2);
    }

}
