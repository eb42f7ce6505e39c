package dev.actionsgateway.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchedTest {

    @Test
    void aProcessIsSeenFromOutside() throws InterruptedException {
        var self = Watched.self("this");

        assertThat(self.resident()).isBetween(1L << 20, self.peak());
        assertThat(self.liveHeap()).isBetween(1L << 16, Runtime.getRuntime().maxMemory());
        assertThat(self.processorTime()).isGreaterThan(Duration.ZERO).isLessThan(Machine.busy());
    }

    @Test
    void theMachineIsDescribedWithoutItsName() {
        assertThat(Machine.line()).matches("\\d+ cores \\(.+\\), [\\d.]+ GiB, Linux .+, JDK 25.*");
    }
}
