package dev.actionsgateway.agc.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.gate.Headroom.Room;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobsInHand;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A group on the true simulator, with a store and workers that are no cluster.
final class Bench implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 90;

    final TestGitHub github;
    final FolderStore store;
    final LocalWorkers workers;
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<Group> groups = new CopyOnWriteArrayList<>();
    final JobsInHand inHand = new JobsInHand();
    volatile Room room = Room.unlimited();
    volatile Duration ahead = Duration.ZERO; // of the true time, for the group alone
    volatile Checkpoints checkpoints = Checkpoints.none();
    Lifespan lifespan = Lifespan.MANY_JOBS;
    String scope = "/acme";

    Bench(Path folder, int hurry) {
        github = new TestGitHub(folder, hurry);
        store = new FolderStore(made(folder.resolve("jobs")));
        workers =
                new LocalWorkers(
                        made(folder.resolve("workers")), store, github.certificate.bundle());
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GroupSettings settings(int maxListeners, int maxWorkers) {
        return new GroupSettings(
                "team", "a1b2c3", List.of("gw"), "", maxListeners, 0, maxWorkers, "2.336.0");
    }

    Group start(int maxListeners, int maxWorkers) {
        return start(settings(maxListeners, maxWorkers));
    }

    Group start(GroupSettings settings) {
        return start(settings, side());
    }

    GitHubSide side() {
        return github.side(lifespan, scope);
    }

    Group start(GroupSettings settings, GitHubSide side) {
        var group =
                Group.start(
                        settings,
                        side,
                        new ClusterSide(store, store, workers, () -> room),
                        new Surroundings(
                                inHand,
                                () -> Instant.now().plus(ahead),
                                github.hurried,
                                new Random(3),
                                events::add,
                                (point, request) -> checkpoints.reached(point, request)));
        groups.add(group);
        return group;
    }

    /// Closes all groups, and looks for what must not be left.
    void leaveNothing() throws InterruptedException {
        await("all records are dropped", () -> store.jobs() == 0);
        await("all seats have done with their jobs", this::idle);
        groups.forEach(Group::close);
        assertThat(groups).allSatisfy(group -> assertThat(group.threads()).isEmpty());
        assertThat(github.control.sessions()).isEmpty();
        assertThat(github.control.checks().violations()).isEmpty();
        assertThat(heard(Event.Broke.class)).isEmpty();
    }

    /// GitHub sees each seat that lives wait for a job. One that is on its way there may have a
    /// session that only its next one ends: that of credentials which GitHub has just replaced.
    private boolean idle() throws InterruptedException {
        long alive =
                groups.stream().flatMap(it -> it.threads().stream()).filter(Bench::isSeat).count();
        var sessions = github.control.sessions();
        return alive == sessions.size()
                && sessions.stream().allMatch(it -> it.polling() && it.says().equals("Online"));
    }

    /// Events of a kind, in the order in which they happened.
    <E extends Event> List<E> heard(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// What may hold by and by.
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    static void await(String what, Condition condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("it did not come about: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Override
    public void close() {
        groups.forEach(Group::close);
        github.close();
    }

    private static boolean isSeat(String thread) {
        return thread.contains("/team-");
    }
}
