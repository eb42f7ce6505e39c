package dev.actionsgateway.githubsim.cli;

import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.page.View;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Follows one run in the terminal: what is printed once is not printed again.
final class Watch {
    /// From this many jobs on only the jobs themselves are shown.
    private static final int MANY = 30;

    private static final int CHUNK = 1_000;

    private final SimulatorClient client;
    private final Terminal terminal;
    private final Detail detail;
    private final Map<Long, String> jobs = new HashMap<>();
    private final Set<Long> finished = new HashSet<>();
    private final Map<StepRef, String> steps = new HashMap<>();
    private final Map<StepRef, Long> printed = new HashMap<>();

    enum Detail {
        LOGS,
        STEPS
    }

    private record StepRef(long job, int step) {}

    Watch(SimulatorClient client, Terminal terminal, Detail detail) {
        this.client = client;
        this.terminal = terminal;
        this.detail = detail;
    }

    /// Follows the run to its end; the exit code says whether it succeeded.
    int run(long id) throws InterruptedException {
        try (var changes = client.changes()) {
            while (true) {
                var page = client.run(id);
                if (page.isEmpty()) {
                    terminal.complain("run " + id + ": there is none; look at: runs");
                    return 1;
                }
                show(page.get());
                if (page.get().run().state().status().equals("completed")) {
                    return end(page.get().run());
                }
                var _ = changes.next();
            }
        }
    }

    private void show(View.RunPage page) throws InterruptedException {
        boolean many = page.jobs().size() > MANY;
        for (var job : page.jobs()) {
            boolean begun = job.state().startedAt().isPresent();
            if (!many && begun && !finished.contains(job.id())) {
                showSteps(job);
            }
            if (job.state().status().equals("completed")) {
                finished.add(job.id());
            }
            String mark = terminal.mark(job.state().status(), job.state().conclusion());
            if (!mark.equals(jobs.put(job.id(), mark))) {
                String note = job.note().isEmpty() ? "" : ": " + job.note();
                terminal.say(mark + "  " + job.name() + took(job.state()) + note);
            }
        }
    }

    private void showSteps(View.Job job) throws InterruptedException {
        var page = client.job(job.id());
        if (page.isEmpty()) {
            return;
        }
        for (var step : page.get().steps()) {
            var ref = new StepRef(job.id(), step.number());
            String mark = terminal.mark(step.state().status(), step.state().conclusion());
            boolean begun = !step.state().status().equals("queued");
            if (begun && !steps.containsKey(ref)) {
                terminal.say(
                        terminal.paint(Terminal.Colour.BOLD, job.name() + " / " + step.name()));
            }
            if (begun && detail == Detail.LOGS) {
                showLog(ref);
            }
            if (begun && !mark.equals(steps.put(ref, mark)) && !mark.contains("running")) {
                terminal.say(mark + "  " + job.name() + " / " + step.name() + took(step.state()));
            }
        }
    }

    private void showLog(StepRef ref) throws InterruptedException {
        while (true) {
            long next = printed.getOrDefault(ref, 1L);
            var log = client.log(ref.job(), ref.step(), next, CHUNK);
            if (log.isEmpty() || log.get().lines().isEmpty()) {
                return;
            }
            for (String line : log.get().lines()) {
                terminal.say("  " + LogLine.of(line, terminal));
            }
            printed.put(ref, log.get().first() + log.get().lines().size());
        }
    }

    private int end(View.Run run) {
        var counts = run.counts();
        String mark = terminal.mark(run.state().status(), run.state().conclusion());
        terminal.say(
                mark
                        + "  run "
                        + run.id()
                        + took(run.state())
                        + ": "
                        + counts.succeeded()
                        + " of "
                        + counts.total()
                        + " jobs succeeded");
        boolean success = run.state().conclusion().filter("success"::equals).isPresent();
        terminal.next(
                success
                        ? "github-sim-ctl invariants"
                        : "github-sim-ctl calls, or the page of the run: /ui/#/runs/" + run.id());
        return success ? 0 : 1;
    }

    private static String took(View.State state) {
        if (state.startedAt().isEmpty() || state.completedAt().isEmpty()) {
            return "";
        }
        var time = Duration.between(state.startedAt().get(), state.completedAt().get());
        return " (" + time.toString().substring(2).toLowerCase(java.util.Locale.ROOT) + ")";
    }
}
