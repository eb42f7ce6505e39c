package dev.actionsgateway.workersim;

import dev.actionsgateway.workersim.Annotation.Level;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The log of one step as it is written: masked, stamped, and copied into that of the job.
final class StepLog implements AutoCloseable {
    private static final DateTimeFormatter TICKS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'")
                    .withZone(ZoneOffset.UTC);

    /// Where lines go beside the step's own log.
    ///
    /// @param job the log of the whole job
    /// @param live empty if nobody looks on
    record Copies(BlockLog job, Optional<LiveFeed> live) {}

    private final StepRecord record;
    private final BlockLog own;
    private final Copies copies;
    private final Masker masker;
    private final InstantSource clock;

    StepLog(StepRecord record, BlockLog own, Copies copies, Masker masker, InstantSource clock) {
        this.record = record;
        this.own = own;
        this.copies = copies;
        this.masker = masker;
        this.clock = clock;
    }

    /// Writes each line of the text.
    synchronized void write(String text) {
        text.lines().map(masker::mask).forEach(this::one);
        if (text.isEmpty()) {
            one("");
        }
    }

    /// Writes it with the prefix of its level, and keeps it as a remark on the step.
    synchronized void remark(Level level, String text) {
        write(level.prefix() + text);
        record.annotate(Annotation.at(level, masker.mask(text), own.lines()));
    }

    /// As [#remark(Level, String)], with the place that the command names.
    synchronized void remark(Level level, WorkflowCommand command) {
        write(level.prefix() + command.data());
        record.annotate(Annotation.of(level, command, masker.mask(command.data()), own.lines()));
    }

    void error(String text) {
        remark(Level.FAILURE, text);
    }

    void group(String title, Iterable<String> lines) {
        write("##[group]" + title);
        lines.forEach(this::write);
        write("##[endgroup]");
    }

    /// Hands the last block on and tells the record how long the log is.
    @Override
    public synchronized void close() {
        record.logLines(own.lines());
        try {
            own.close();
        } catch (IOException e) {
            throw new WorkerCrash("a log cannot be written", e);
        }
    }

    private void one(String masked) {
        String line = stamp(clock.instant()) + " " + masked;
        try {
            long number = own.write(line);
            copies.job().write(line);
            copies.live().ifPresent(live -> live.line(record.id(), masked, number));
        } catch (IOException e) {
            throw new WorkerCrash("a log cannot be written", e);
        }
    }

    /// Seven decimals, as .NET writes a time.
    static String stamp(Instant now) {
        return TICKS.format(now);
    }
}
