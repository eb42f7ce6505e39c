package dev.actionsgateway.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void theTableHasARowForEachFigureOverAllRunsAndFaultsAreKept() throws InterruptedException {
        Deque<Outcome> outcomes =
                new ArrayDeque<>(
                        List.of(
                                new Outcome(List.of(new Figure("speed", "1/s", 1234)), List.of()),
                                new Outcome(
                                        List.of(new Figure("speed", "1/s", 0.5)), List.of("x"))));
        var report = new Report(benchmark(outcomes));

        report.run(_ -> {});
        report.run(_ -> {});

        assertThat(report.text())
                .startsWith("a title, runs: 2\n")
                .contains("| speed | 1/s | 0.50 | 617 | 1,234 |");
        assertThat(report.faults()).containsExactly("x");
    }

    private static Benchmark benchmark(Deque<Outcome> outcomes) {
        return new Benchmark() {
            @Override
            public String title() {
                return "a title";
            }

            @Override
            public Outcome run(Progress progress) {
                return outcomes.remove();
            }
        };
    }
}
