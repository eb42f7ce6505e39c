package dev.actionsgateway.load.core;

import dev.actionsgateway.agc.gate.Headroom;
import dev.actionsgateway.agc.group.ClusterSide;
import dev.actionsgateway.agc.group.GitHubSide;
import dev.actionsgateway.agc.group.Group;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.group.Surroundings;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobsInHand;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.register.SharedKeys;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Secret;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.measure.Figure;
import dev.actionsgateway.load.measure.Laps;
import dev.actionsgateway.load.measure.Outcome;
import dev.actionsgateway.load.measure.Progress;
import dev.actionsgateway.load.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What a parked listener holds in memory, and how many jobs pass through the listeners in a second
/// when everything around them answers at once.
public final class CoreBenchmark implements Benchmark {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int KEYS = 64;

    private final CorePlan plan;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /// Measures as planned.
    public CoreBenchmark(CorePlan plan, InstantSource clock, Sleeper sleeper) {
        this.plan = plan;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public String title() {
        return "%,d listeners, %,d jobs, everything around them in memory"
                .formatted(plan.groups(), plan.jobs());
    }

    @Override
    public Outcome run(Progress progress) throws InterruptedException {
        var github = new InstantGitHub(payload());
        var memory = new Memory();
        var process = Watched.self("this process");
        var faults = new ArrayList<String>();
        long before = process.liveHeap();
        var laps = new Laps(clock, List.of(process));
        var groups = groups(github, memory);
        try {
            progress.say("parking " + plan.groups() + " listeners");
            await(() -> github.polling() >= plan.groups(), "not all listeners poll", faults);
            laps.end("until all listeners poll");
            long each = (process.liveHeap() - before) / plan.groups();
            laps.note(new Figure("state per parked listener", "KiB", each / 1024.0));
            progress.say("passing " + plan.jobs() + " jobs");
            laps.skip();
            github.queue(plan.jobs());
            await(() -> memory.dropped() >= plan.jobs(), "not all jobs ended", faults);
            laps.note(Figure.rate("jobs passed", memory.dropped(), laps.end("jobs")));
        } finally {
            leave(groups);
        }
        if (github.unknown() > 0) {
            faults.add(github.unknown() + " calls had no answer");
        }
        return new Outcome(laps.figures(), faults);
    }

    private static void leave(List<Group> groups) throws InterruptedException {
        try (var nursery = Nursery.open("leaving")) {
            for (var group : groups) {
                var _ =
                        nursery.fork(
                                "group",
                                () -> {
                                    group.close();
                                    return null;
                                });
            }
            nursery.join();
        }
    }

    private List<Group> groups(InstantGitHub github, Memory memory) {
        RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
        var tries = new Tries(sleeper, random);
        var hub = new GitHubClock(clock);
        var side =
                GitHubSide.of(
                        github,
                        new Installation(github, new Always(), hub, tries),
                        Target.parse("https://github.test/acme"),
                        Lifespan.MANY_JOBS,
                        new SharedKeys(RunnerKeys.rsa(), KEYS),
                        clock,
                        tries);
        var cluster =
                new ClusterSide(memory, memory, new InstantWorkers(), Headroom.Room::unlimited);
        var around =
                new Surroundings(
                        new JobsInHand(), clock, sleeper, random, _ -> {}, Checkpoints.none());
        return IntStream.range(0, plan.groups())
                .mapToObj(number -> Group.start(settings(number), side, cluster, around))
                .toList();
    }

    private static GroupSettings settings(int number) {
        return new GroupSettings(
                "group-" + number,
                Integer.toHexString(number),
                List.of("load"),
                "",
                1,
                0,
                1,
                "2.336.0");
    }

    private void await(BooleanSupplier condition, String otherwise, List<String> faults)
            throws InterruptedException {
        var deadline = Deadline.after(plan.limit(), clock);
        while (!condition.getAsBoolean()) {
            if (deadline.expired()) {
                faults.add(otherwise);
                return;
            }
            sleeper.sleep(LOOK);
        }
    }

    private String payload() {
        try {
            return Files.readString(plan.payload());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A token that lives as long as the benchmark.
    private record Always() implements Tokens {
        private static final InstallationToken TOKEN =
                new InstallationToken(
                        Secret.of("token"), Instant.parse("2099-01-01T00:00:00Z"), Map.of());

        @Override
        public Optional<InstallationToken> token() {
            return Optional.of(TOKEN);
        }

        @Override
        public void refused(InstallationToken token) {
            throw new IllegalStateException("nobody refuses it");
        }
    }
}
