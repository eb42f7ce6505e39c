package dev.actionsgateway.load.gateway;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.githubsim.client.NewJobs;
import dev.actionsgateway.githubsim.client.UnreachableException;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.github.SimulatorProcess;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.measure.Figure;
import dev.actionsgateway.load.measure.Laps;
import dev.actionsgateway.load.measure.Outcome;
import dev.actionsgateway.load.measure.Progress;
import dev.actionsgateway.load.measure.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// One controller with many groups: its start, what it weighs with one group and with all, how long
/// all take until they poll, what they cost at rest, and how fast an offer becomes a pod.
public final class GatewayBenchmark implements Benchmark {
    /// REST's limit of requests is GitHub's, and would be what is measured.
    private static final String SETTINGS = "{\"rateLimit\":0}";

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private final GatewayPlan plan;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /// Measures as planned.
    public GatewayBenchmark(GatewayPlan plan, InstantSource clock, Sleeper sleeper) {
        this.plan = plan;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public String title() {
        return "one controller, %,d groups, %,d jobs at once, over TLS"
                .formatted(plan.groups(), plan.jobs());
    }

    @Override
    public Outcome run(Progress progress) throws InterruptedException {
        progress.say("starting API server and simulator");
        try (var server = ApiServer.start();
                var github = SimulatorProcess.start(plan.jvm(), SETTINGS, clock, sleeper);
                var folder = new Folder(Files.createTempDirectory("load"))) {
            var tenant = Tenant.install(server, github);
            tenant.groups(0, 1);
            progress.say("the controller learns its classes, as in its image's build");
            AgcProcess.learn(plan, folder.path());
            var kubeconfig = Account.kubeconfig(server);
            try (var agc = AgcProcess.start(plan, folder.path(), kubeconfig)) {
                return new Outcome(measured(tenant, github, agc, progress), agc.complaints());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Figure> measured(
            Tenant tenant, SimulatorProcess github, AgcProcess agc, Progress progress)
            throws InterruptedException {
        var laps = new Laps(clock, List.of(agc.watched(), github.watched()));
        var first = polling(github, agc, 1);
        laps.note(Figure.millis("start of the process to first poll", between(agc, first)));
        sleeper.sleep(SETTLE);
        laps.note(Figure.mebibytes("one group polls: resident", agc.watched().resident()));
        progress.say("making " + plan.groups() + " groups");
        var begun = clock.instant();
        laps.skip();
        tenant.groups(1, plan.groups());
        var last = polling(github, agc, plan.groups());
        laps.note(Figure.seconds("groups made until all poll", Duration.between(begun, last)));
        laps.end("until all poll, seen");
        sleeper.sleep(SETTLE);
        laps.note(Figure.mebibytes("all groups poll: resident", agc.watched().resident()));
        rest(laps, progress);
        pass(tenant, github, agc, laps, progress);
        laps.memory("after the jobs");
        laps.peaks();
        return laps.figures();
    }

    private void rest(Laps laps, Progress progress) throws InterruptedException {
        if (plan.rest().isPositive()) {
            progress.say("resting for " + plan.rest().toSeconds() + " s");
            laps.skip();
            sleeper.sleep(plan.rest());
            laps.end("at rest");
        }
    }

    private void pass(
            Tenant tenant, SimulatorProcess github, AgcProcess agc, Laps laps, Progress progress)
            throws InterruptedException {
        progress.say("queueing " + plan.jobs() + " jobs at once");
        laps.skip();
        for (int number = 0; number < plan.jobs(); number++) {
            github.control()
                    .enqueue(
                            NewJobs.one(
                                    SimulatorProcess.OWNER,
                                    SimulatorProcess.REPOSITORY,
                                    "job-" + number,
                                    Tenant.group(number)));
        }
        var deadline = Deadline.after(plan.limit(), clock);
        while (tenant.workers() < plan.jobs()) {
            sooner(deadline, agc, "not every job has a pod");
        }
        laps.end("jobs queued until all have pods");
        var millis = agc.offersToPods().stream().map(took -> took.toNanos() / 1e6).toList();
        for (var share : List.of(50, 99)) {
            var value = Spread.percentile(millis, share / 100.0);
            laps.note(new Figure("offer to pod made, p" + share, "ms", value));
        }
    }

    /// When the last of so many sessions began its first poll.
    private Instant polling(SimulatorProcess github, AgcProcess agc, int wanted)
            throws InterruptedException {
        var deadline = Deadline.after(plan.limit(), clock);
        while (true) {
            var polling = polls(github);
            if (polling.size() >= wanted) {
                return polling.stream().max(Instant::compareTo).orElseThrow();
            }
            sooner(deadline, agc, "only " + polling.size() + " of " + wanted + " sessions poll");
        }
    }

    /// While a thousand handshakes are under way the answer may not come in time.
    private static List<Instant> polls(SimulatorProcess github) throws InterruptedException {
        try {
            return github.control().sessions().stream()
                    .filter(View.Session::polling)
                    .map(View.Session::lastPoll)
                    .toList();
        } catch (UnreachableException _) {
            return List.of();
        }
    }

    private void sooner(Deadline deadline, AgcProcess agc, String otherwise)
            throws InterruptedException {
        if (deadline.expired() || !agc.alive()) {
            throw new IllegalStateException(otherwise + ": " + agc.complaints());
        }
        sleeper.sleep(LOOK);
    }

    private static Duration between(AgcProcess agc, Instant end) {
        return Duration.between(agc.begun(), end);
    }

    /// A folder that is there as long as it is needed.
    private record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
