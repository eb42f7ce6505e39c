package dev.actionsgateway.probe.cli;

import dev.actionsgateway.probe.link.Trail;
import dev.actionsgateway.probe.walk.WalkEnd;
import dev.actionsgateway.probe.walk.WalkReport;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;

/// What the commands print, line by line.
final class Lines {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private Lines() {}

    /// Prints steps as they are made.
    static Consumer<Trail.Step> of(Terminal terminal) {
        return step -> terminal.say(step(step));
    }

    static String step(Trail.Step step) {
        return TIME.format(step.at()) + "  " + step.sent() + " -> " + step.came();
    }

    static List<String> report(WalkReport report, Trail trail) {
        var steps = trail.steps();
        return List.of(
                "",
                "Report",
                "  end        " + end(report.end()),
                "  job        "
                        + report.job()
                                .map(job ->
                                        job.key()
                                                + ", '"
                                                + job.displayName()
                                                + "'"
                                                + job.run()
                                                        .map(run ->
                                                                ", "
                                                                        + run.repository()
                                                                        + " run "
                                                                        + run.runId())
                                                        .orElse(""))
                                .orElse("none"),
                "  renewals   "
                        + report.renewals()
                        + report.lockedUntil().map(until -> ", locked until " + until).orElse(""),
                "  session    " + report.session(),
                "  record     " + report.record(),
                "  exchanges  "
                        + steps.size()
                        + (steps.isEmpty()
                                ? ""
                                : ", from %s to %s UTC"
                                        .formatted(
                                                TIME.format(steps.getFirst().at()),
                                                TIME.format(steps.getLast().at()))));
    }

    private static String end(WalkEnd end) {
        return switch (end) {
            case WalkEnd.NotSignedIn(var why) -> "GitHub does not let the App in: " + why;
            case WalkEnd.NotRegistered(var why) -> "no runner record: " + why;
            case WalkEnd.NoSession(var why) -> "no session: " + why;
            case WalkEnd.PollingEnded(var why) -> "the session came to nothing: " + why;
            case WalkEnd.NotClaimed(var why) -> "not claimed: " + why;
            case WalkEnd.NoJob() -> "stopped before a job came";
            case WalkEnd.Kept() -> "the lock was kept until the end";
            case WalkEnd.Lost(var why) -> "the lock was lost: " + why;
            case WalkEnd.Cancelled() -> "GitHub wants the job stopped";
        };
    }

    static int exitCode(WalkEnd end) {
        return switch (end) {
            case WalkEnd.Kept() -> 0;
            case WalkEnd.NotSignedIn _,
                    WalkEnd.NotRegistered _,
                    WalkEnd.NoSession _,
                    WalkEnd.PollingEnded _,
                    WalkEnd.NotClaimed _ ->
                    1;
            case WalkEnd.Lost _, WalkEnd.Cancelled() -> 3;
            case WalkEnd.NoJob() -> 4;
        };
    }
}
