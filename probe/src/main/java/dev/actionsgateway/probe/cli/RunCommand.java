package dev.actionsgateway.probe.cli;

import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Conclusion;
import dev.actionsgateway.jobs.Payload;
import dev.actionsgateway.probe.link.Link;
import dev.actionsgateway.probe.link.Trail;
import dev.actionsgateway.probe.payload.Redaction;
import dev.actionsgateway.probe.walk.Walk;
import dev.actionsgateway.probe.walk.WalkPlan;
import dev.actionsgateway.probe.walk.WalkPlan.Receipts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Walks the protocol until a job's lock is kept.
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Signs in, registers a runner, waits for a job, claims it and renews its lock until it"
                    + " is stopped (Ctrl-C or SIGTERM). Then it ends the session and removes the"
                    + " runner. The job is not run.",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 the lock was kept, 1 GitHub did not play along, 2 wrong usage, 3 the"
                    + " lock was lost or the job cancelled, 4 stopped before a job came."
        })
final class RunCommand implements Callable<Integer> {
    @Mixin private GitHubOptions github = new GitHubOptions();

    @Mixin private RunnerOptions runner = new RunnerOptions();

    @Option(
            names = "--just-in-time",
            order = 20,
            description = "Make a record for one job over REST, instead of one as config.sh does.")
    private boolean justInTime;

    @Option(
            names = "--acknowledge",
            paramLabel = "WHEN",
            order = 21,
            description = "as-asked (default), never, before or after the claim.")
    private Receipts receipts = Receipts.AS_ASKED;

    @Option(
            names = "--period",
            paramLabel = "TIME",
            converter = Spans.class,
            order = 22,
            description = "Between two renewals (default: 60s).")
    private Duration period = Duration.ofMinutes(1);

    @Option(
            names = "--renewals",
            paramLabel = "N",
            order = 23,
            description = "End after so many renewals (default: go on until stopped).")
    private int renewals;

    @Option(
            names = "--end-job",
            paramLabel = "AS",
            order = 24,
            description =
                    "What GitHub is told at the end: succeeded, failed, canceled or skipped"
                            + " (default: nothing; GitHub ends the job by itself within minutes).")
    private Optional<Conclusion> ending = Optional.empty();

    @Option(
            names = "--capture",
            paramLabel = "FILE",
            order = 25,
            description = "Write the payload there, without its secrets.")
    private Optional<Path> capture = Optional.empty();

    @Option(
            names = "--unmasked",
            order = 26,
            description = "Print the payload with its secrets. Asks twice.")
    private boolean unmasked;

    private final Setting setting;
    private Optional<String> trouble = Optional.empty();

    RunCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        var access = github.access(setting.environment());
        if (unmasked && !sure()) {
            setting.terminal().complain("nothing was done: --unmasked wants two times yes");
            return 2;
        }
        var waits = setting.waits();
        var lifespan = justInTime ? Lifespan.ONE_JOB : Lifespan.MANY_JOBS;
        var plan =
                new WalkPlan(
                        runner.spec(lifespan, waits.random()),
                        receipts,
                        period,
                        renewals,
                        ending.map(RunCommand::completion));
        var trail = new Trail(waits.clock(), Lines.of(setting.terminal()));
        try (var link = Link.open(access, waits)) {
            var report = new Walk(link, plan, trail, this::show).run();
            Lines.report(report, trail).forEach(setting.terminal()::say);
            trouble.ifPresent(setting.terminal()::complain);
            return trouble.isPresent() ? 1 : Lines.exitCode(report.end());
        }
    }

    private boolean sure() {
        return List.of(
                        "The payload holds credentials that are good for hours. Print them? [yes]",
                        "They will be in this terminal's history and in every log of it. Sure? [yes]")
                .stream()
                .allMatch(question ->
                        setting.terminal().ask(question).filter("yes"::equals).isPresent());
    }

    private static Completion completion(Conclusion conclusion) {
        return new Completion(
                conclusion,
                List.of(new Completion.Note("Probe", "Ended by actions-gateway probe.")));
    }

    private void show(Payload payload) {
        var bytes = payload.reveal();
        var masked = Redaction.of(bytes);
        setting.terminal()
                .say(
                        unmasked
                                ? new String(bytes, StandardCharsets.UTF_8)
                                : masked.orElse("(the payload is not JSON and is not shown)"));
        if (capture.isPresent()) {
            write(capture.get(), masked);
        }
    }

    private void write(Path file, Optional<String> masked) {
        try {
            if (masked.isEmpty()) {
                trouble = Optional.of("--capture: the payload is not JSON, nothing was written");
            } else {
                Files.writeString(file, masked.get());
            }
        } catch (IOException e) {
            trouble = Optional.of("--capture: " + file + " cannot be written: " + e);
        }
    }
}
