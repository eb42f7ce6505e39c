package dev.actionsgateway.githubsim.page;

import dev.actionsgateway.githubsim.results.JobKey;
import dev.actionsgateway.githubsim.results.JobRecords;
import dev.actionsgateway.githubsim.results.LiveLine;
import java.util.List;
import java.util.Optional;

/// Reads a part of a step's log from what its worker reported: the uploaded log, or until there is
/// one, the live lines.
public final class StepLog {
    private final JobRecords records;

    public StepLog(JobRecords records) {
        this.records = records;
    }

    /// How many lines can be read now.
    public long lines(JobKey job, String stepId) {
        return read(job, stepId, Long.MAX_VALUE, 0).map(log -> log.end() - 1).orElse(0L);
    }

    /// A part of the log; empty if the step has printed nothing.
    public Optional<View.Log> read(JobKey job, String stepId, long first, int limit) {
        var stored = records.stepLog(job, stepId);
        if (stored.isPresent()) {
            var lines = stored.get().lines().toList();
            int from = (int) Math.min(first - 1, lines.size());
            int to = Math.min(lines.size(), from + limit);
            return Optional.of(
                    new View.Log(from + 1L, lines.size() + 1L, false, lines.subList(from, to)));
        }
        return live(
                records.live(job).stream().filter(line -> line.stepId().equals(stepId)).toList(),
                first,
                limit);
    }

    private static Optional<View.Log> live(List<LiveLine> lines, long first, int limit) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var wanted = lines.stream().filter(line -> line.number() >= first).limit(limit).toList();
        long end = lines.getLast().number() + 1;
        long from = wanted.isEmpty() ? end : wanted.getFirst().number();
        return Optional.of(
                new View.Log(from, end, true, wanted.stream().map(LiveLine::text).toList()));
    }
}
