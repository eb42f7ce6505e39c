package dev.actionsgateway.githubsim.page;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Made-up runs for tests of the page and for looking at it: run 1 has as many jobs as asked for,
/// in all states.
public final class DemoSource implements PageSource {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final int RUNS = 120;

    private final List<Consumer<PageChange>> listeners = new CopyOnWriteArrayList<>();
    private final int jobs;
    private final boolean broken;

    public DemoSource(int jobs, boolean broken) {
        this.jobs = jobs;
        this.broken = broken;
    }

    public void tell(PageChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public List<View.Run> runs() {
        return IntStream.rangeClosed(1, RUNS).mapToObj(i -> runOf(RUNS + 1 - i)).toList();
    }

    private View.Run runOf(int id) {
        var state =
                id == 1
                        ? running(id)
                        : switch (id % 7) {
                            case 0 -> done(id, "failure");
                            case 1 -> running(id);
                            case 2 -> done(id, "cancelled");
                            default -> done(id, "success");
                        };
        var counts =
                id == 1
                        ? new View.Counts(jobs * 3 / 10, jobs / 10, jobs / 2, jobs / 20, jobs / 20)
                        : new View.Counts(0, id % 7 == 1 ? 2 : 0, 9, id % 7 == 0 ? 1 : 0, 0);
        String name =
                id == 1 ? "Build every platform" : "Fix the retry of step " + id + " <b>&amp;";
        return new View.Run(
                id,
                id,
                id % 9 == 0 ? 2 : 1,
                name,
                id % 3 == 0 ? "release.yml" : "ci.yml",
                "acme/widgets",
                id % 2 == 0 ? "push" : "pull_request",
                id % 4 == 0 ? "feature/a-rather-long-branch-name-" + id : "main",
                state,
                counts);
    }

    private static View.State running(int id) {
        return new View.State(
                "in_progress",
                Optional.empty(),
                NOW.minusSeconds(300 + 60L * id),
                Optional.of(NOW.minusSeconds(200)),
                Optional.empty());
    }

    private static View.State done(int id, String conclusion) {
        var start = NOW.minusSeconds(400 + 60L * id);
        return new View.State(
                "completed",
                Optional.of(conclusion),
                start.minusSeconds(5),
                Optional.of(start),
                Optional.of(start.plus(Duration.ofSeconds(37 + id % 50))));
    }

    private static View.State queued() {
        return new View.State(
                "queued",
                Optional.empty(),
                NOW.minusSeconds(90),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public Optional<View.RunPage> run(long id) {
        if (id < 1 || id > RUNS) {
            return Optional.empty();
        }
        var all = new ArrayList<View.Job>();
        int count = id == 1 ? jobs : 9;
        for (int i = 1; i <= count; i++) {
            all.add(jobOf(i, count));
        }
        return Optional.of(new View.RunPage(runOf((int) id), all));
    }

    private static View.Job jobOf(int i, int count) {
        String group =
                i == 1
                        ? "prepare"
                        : i == count ? "publish" : i == 2 ? "lint" : i % 3 == 0 ? "docs" : "test";
        var state =
                i < 3
                        ? done(i, "success")
                        : i == count
                                ? queued()
                                : switch (i % 20) {
                                    case 0 -> done(i, "failure");
                                    case 1 -> done(i, "skipped");
                                    case 2, 3, 4, 5, 6, 7 -> queued();
                                    case 8, 9 -> running(i % 5);
                                    default -> done(i % 5, "success");
                                };
        boolean matrix = group.equals("test") || group.equals("docs");
        return new View.Job(
                i,
                matrix
                        ? group + " (ubuntu-24.04, jdk-" + (17 + i % 9) + ", shard " + i + ")"
                        : group,
                group,
                switch (group) {
                    case "prepare" -> List.of();
                    case "publish" -> List.of("test", "docs", "lint");
                    default -> List.of("prepare");
                },
                state,
                state.status().equals("queued") ? "" : "gw-linux-" + i % 40,
                List.of("self-hosted", "linux"),
                i % 20 == 0 && i > 3 ? "Process completed with exit code 2." : "",
                List.of());
    }

    @Override
    public Optional<View.JobPage> job(long id) {
        if (id < 1 || id > jobs) {
            return Optional.empty();
        }
        var job = jobOf((int) id, jobs);
        boolean waits = job.state().status().equals("queued");
        boolean runs = job.state().status().equals("in_progress");
        boolean failed = job.state().conclusion().filter("failure"::equals).isPresent();
        var steps =
                waits
                        ? List.<View.Step>of()
                        : List.of(
                                new View.Step(1, "Set up job", done(1, "success"), 24),
                                new View.Step(2, "Check out", done(2, "success"), 12),
                                new View.Step(
                                        3,
                                        "Run ./mvnw verify",
                                        runs ? running(3) : done(3, failed ? "failure" : "success"),
                                        runs ? 400 : 3_000),
                                new View.Step(
                                        4,
                                        "Upload the report",
                                        runs ? queued() : done(4, failed ? "skipped" : "success"),
                                        failed || runs ? 0 : 3),
                                new View.Step(
                                        9,
                                        "Complete job",
                                        runs ? queued() : done(4, "success"),
                                        0));
        return Optional.of(new View.JobPage(runOf(1), job, steps));
    }

    @Override
    public Optional<View.Log> log(long job, int step, long first, int limit) {
        return job(job).flatMap(
                        page -> page.steps().stream().filter(s -> s.number() == step).findFirst())
                .filter(found -> found.lines() > 0)
                .map(found -> {
                    long end = found.lines() + 1;
                    var lines = new ArrayList<String>();
                    for (long n = first; n < end && lines.size() < limit; n++) {
                        lines.add("2026-03-01T09:59:01.2601234Z " + line(n, end));
                    }
                    boolean live = found.state().status().equals("in_progress");
                    return new View.Log(first, end, live, lines);
                });
    }

    private static String line(long n, long end) {
        if (n == end - 1) {
            return "##[error]Process completed with exit code 2.";
        }
        return switch ((int) Math.min(n, 9)) {
            case 1 -> "##[group]Run ./mvnw verify";
            case 2 -> "\u001b[36;1m./mvnw verify\u001b[0m";
            case 3 -> "shell: /usr/bin/bash -e {0}";
            case 4 -> "##[endgroup]";
            case 5 -> "##[warning]The cache is cold: this takes longer than usual.";
            case 6 ->
                    "\u001b[1m[\u001b[32mINFO\u001b[0m\u001b[1m]\u001b[0m <script>alert(1)</script>";
            default -> "[INFO] Running test number " + n + " of the suite";
        };
    }

    @Override
    public List<View.Runner> runners() {
        return IntStream.range(0, 80)
                .mapToObj(i ->
                        new View.Runner(
                                i,
                                "gw-linux-" + i,
                                "Default",
                                List.of("self-hosted", "linux", "x64"),
                                i % 10 == 9 ? "offline" : "online",
                                i % 3 == 0 && i % 10 != 9,
                                i % 10 == 9 ? "spent: ran its one job" : "",
                                i % 3 == 0 && i % 10 != 9 ? Optional.of(i + 1L) : Optional.empty()))
                .toList();
    }

    @Override
    public List<View.Session> sessions() {
        return IntStream.range(0, 80)
                .filter(i -> i % 10 != 9)
                .mapToObj(i ->
                        new View.Session(
                                "s-" + i,
                                "gw-linux-" + i,
                                "agc-0 (pid 1)",
                                "2.336.0",
                                i % 4 != 0,
                                i % 3 == 0 ? "Busy" : "Online",
                                12L * i,
                                NOW.minusSeconds(900),
                                NOW.minusSeconds(i)))
                .toList();
    }

    @Override
    public View.Checks checks() {
        return broken
                ? new View.Checks(
                        48_211,
                        2,
                        List.of(
                                new View.Violation(
                                        NOW.minusSeconds(30),
                                        "concluded-once",
                                        "job 71",
                                        "concluded success by the worker, then failure by the"
                                                + " lease's end"),
                                new View.Violation(
                                        NOW.minusSeconds(90),
                                        "one-session",
                                        "runner 12",
                                        "two sessions poll at once")))
                : new View.Checks(48_211, 0, List.of());
    }

    @Override
    public View.Calls calls() {
        return new View.Calls(
                9_120,
                broken ? 3 : 0,
                List.of(
                        new View.Route("GET", "/broker/message", 7_000, 12),
                        new View.Route("POST", "/run/{shard}/renewjob", 1_800, 0),
                        new View.Route("POST", "/run/{shard}/acquirejob", 320, 4)));
    }

    @Override
    public AutoCloseable listen(Consumer<PageChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
