package dev.actionsgateway.load.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// Takes the time of one step after the other, and what each cost the processes that take part.
public final class Laps {
    private final InstantSource clock;
    private final List<Watched> processes;
    private final List<Figure> figures = new ArrayList<>();
    private List<Duration> used;
    private Duration busy;
    private Instant begun;

    /// The first step begins now.
    public Laps(InstantSource clock, List<Watched> processes) {
        this.clock = clock;
        this.processes = List.copyOf(processes);
        this.used = used();
        this.busy = Machine.busy();
        this.begun = clock.instant();
    }

    /// Begins the next step now; what was since the last one belongs to none.
    public void skip() {
        used = used();
        busy = Machine.busy();
        begun = clock.instant();
    }

    /// Ends a step and begins the next.
    ///
    /// @return how long it took
    public Duration end(String step) {
        var took = Duration.between(begun, clock.instant());
        var now = used();
        figures.add(Figure.seconds(step, took));
        for (int i = 0; i < processes.size(); i++) {
            figures.add(
                    Figure.seconds(
                            step + ": processor, " + processes.get(i).name(),
                            now.get(i).minus(used.get(i))));
        }
        var ours = Duration.ZERO;
        for (int i = 0; i < processes.size(); i++) {
            ours = ours.plus(now.get(i)).minus(used.get(i));
        }
        var others = Machine.busy().minus(busy).minus(ours);
        figures.add(Figure.seconds(step + ": processor, all others", positive(others)));
        skip();
        return took;
    }

    /// Notes how much memory each process has now.
    public void memory(String when) throws InterruptedException {
        for (var each : processes) {
            figures.add(Figure.mebibytes(when + ": resident, " + each.name(), each.resident()));
            figures.add(Figure.mebibytes(when + ": live heap, " + each.name(), each.liveHeap()));
        }
        skip();
    }

    /// Notes the most memory that each process has had.
    public void peaks() {
        for (var each : processes) {
            figures.add(Figure.mebibytes("most resident, " + each.name(), each.peak()));
        }
    }

    /// Notes a number.
    public void note(Figure figure) {
        figures.add(figure);
    }

    /// All that was noted, in its order.
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    private static Duration positive(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }

    private List<Duration> used() {
        return processes.stream().map(Watched::processorTime).toList();
    }
}
