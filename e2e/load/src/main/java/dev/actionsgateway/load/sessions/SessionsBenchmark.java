package dev.actionsgateway.load.sessions;

import dev.actionsgateway.github.register.RunnerKeys;
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
import dev.actionsgateway.load.measure.Watched;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Registers runners, lets all of them poll at once, and passes jobs through: acquired, renewed,
/// polled Busy for, completed. Then it asks the simulator whether all went as it must.
public final class SessionsBenchmark implements Benchmark {
    /// REST's limit of requests is GitHub's, and would be what is measured.
    private static final String SETTINGS = "{\"rateLimit\":0}";

    private static final int BATCH = 1000;
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration PARKING = Duration.ofMinutes(2);
    private static final int LINES = 20;

    private final SessionsPlan plan;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final List<RunnerKeys.Pair> keys;

    /// Makes the key pairs.
    public SessionsBenchmark(SessionsPlan plan, InstantSource clock, Sleeper sleeper) {
        this.plan = plan;
        this.clock = clock;
        this.sleeper = sleeper;
        this.keys = Stream.generate(RunnerKeys.rsa()::make).limit(plan.keys()).toList();
    }

    @Override
    public String title() {
        return "%,d sessions, %,d jobs, over TLS".formatted(plan.sessions(), plan.jobs());
    }

    @Override
    public Outcome run(Progress progress) throws InterruptedException {
        progress.say("starting the simulator");
        try (var github = SimulatorProcess.start(plan.jvm(), SETTINGS, clock, sleeper);
                var site = new Site(github, keys, clock, sleeper)) {
            var laps = new Laps(clock, List.of(github.watched(), Watched.self("client")));
            progress.say("registering " + plan.sessions() + " runners, opening their sessions");
            var fleet = Fleet.open(site, plan.sessions(), plan.abreast());
            laps.note(Figure.rate("runners set up", plan.sessions(), laps.end("set-up")));
            var tally = new Tally();
            var runs = new ArrayList<Long>();
            fleet.serve(
                    tally,
                    () -> {
                        park(github, laps, progress);
                        runs.addAll(pass(github, tally, laps, progress));
                    });
            laps.memory("after the jobs");
            laps.peaks();
            var faults = new ArrayList<>(tally.surprises());
            faults.addAll(new Verdict(github.control(), plan).faults(runs));
            faults.addAll(fleet.close(plan.abreast()));
            laps.note(Figure.count("offers that came again", tally.repeated()));
            laps.note(Figure.count("polls that did not come through", tally.failedPolls()));
            return new Outcome(laps.figures(), faults);
        }
    }

    private void park(SimulatorProcess github, Laps laps, Progress progress)
            throws InterruptedException {
        var deadline = Deadline.after(PARKING, clock);
        while (polling(github) < plan.sessions()) {
            if (deadline.expired()) {
                throw new IllegalStateException("not all sessions poll");
            }
            sleeper.sleep(LOOK);
        }
        laps.memory("all sessions poll");
        if (plan.rest().isPositive()) {
            progress.say("all sessions poll; resting for " + plan.rest().toSeconds() + " s");
            laps.skip();
            sleeper.sleep(plan.rest());
            laps.end("at rest");
        }
    }

    /// While a thousand handshakes are under way the answer may not come in time.
    private static long polling(SimulatorProcess github) throws InterruptedException {
        try {
            return github.control().sessions().stream().filter(View.Session::polling).count();
        } catch (UnreachableException _) {
            return 0;
        }
    }

    private List<Long> pass(SimulatorProcess github, Tally tally, Laps laps, Progress progress)
            throws InterruptedException {
        var runs = new ArrayList<Long>();
        var jobs =
                NewJobs.one(SimulatorProcess.OWNER, SimulatorProcess.REPOSITORY, "job", Site.LABEL);
        laps.skip();
        for (int queued = 0; queued < plan.jobs(); queued += BATCH) {
            var batch = jobs.times(Math.min(BATCH, plan.jobs() - queued));
            runs.add(github.control().enqueue(batch).run());
        }
        var deadline = Deadline.after(plan.limit(), clock);
        for (long look = 0; tally.concluded() < plan.jobs() && !deadline.expired(); look++) {
            if (look % LINES == 0) {
                progress.say("%,d of %,d jobs concluded".formatted(tally.concluded(), plan.jobs()));
            }
            sleeper.sleep(LOOK);
        }
        laps.note(Figure.rate("jobs passed", tally.concluded(), laps.end("jobs")));
        var millis = tally.millis();
        for (var share : List.of(50, 99)) {
            var value = millis.isEmpty() ? 0 : Spread.percentile(millis, share / 100.0);
            laps.note(new Figure("offer to conclusion, p" + share, "ms", value));
        }
        return runs;
    }
}
