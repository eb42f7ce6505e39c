package dev.actionsgateway.load.measure;

/// One thing that is measured.
public interface Benchmark {
    /// What is done, in one line, with its numbers.
    String title();

    /// Does it once, from nothing, and cleans up.
    ///
    /// @throws InterruptedException if the thread is interrupted; it has cleaned up then too
    Outcome run(Progress progress) throws InterruptedException;
}
