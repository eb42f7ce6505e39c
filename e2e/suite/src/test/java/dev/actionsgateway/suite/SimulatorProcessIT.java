package dev.actionsgateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.cluster.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The simulator as a plain process, started as a person starts it. A check that finds an answer
/// missing ends with a failure.
@Timeout(120)
class SimulatorProcessIT {

    @Test
    void startsServesAndEnds() throws Exception {
        var last = Repository.run("e2e/github-sim/github-sim", "--check");

        assertThat(last).contains("\"message\":\"stopped\",\"program\":\"github-sim\"");
    }
}
