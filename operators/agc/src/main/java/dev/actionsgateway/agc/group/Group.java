package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.gate.Gate;
import dev.actionsgateway.agc.group.GroupView.Trouble;
import dev.actionsgateway.agc.job.LastWord;
import dev.actionsgateway.agc.pool.OfferRate;
import dev.actionsgateway.agc.pool.PoolPlan;
import dev.actionsgateway.agc.pool.PoolState;
import dev.actionsgateway.agc.pool.PoolState.Intake;
import dev.actionsgateway.agc.seat.Seat;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.agc.seat.SeatTools;
import dev.actionsgateway.agc.seat.SeatView;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.TaskFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A RunnerGroup that lives. One thread decides how many seats listen, whenever something happens
/// and every few seconds; the seats do the rest.
public final class Group implements GroupRuntime, SeatTools.Pool {
    private static final Duration SWEEP = Duration.ofMinutes(10);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final GitHubSide github;
    private final ClusterSide cluster;
    private final Surroundings around;
    private final Nursery nursery;
    private final Gate gate;
    private final Crew crew;
    private final SeatTools tools;
    private final Recovery recovery;
    private final LastWord lastWord = new LastWord();
    private final ReentrantLock lock = new ReentrantLock();
    private final News news = new News();
    private final OfferRate offers = new OfferRate(); // guarded by lock
    private Intake intake = Intake.OPEN; // guarded by lock
    private volatile GroupSettings settings;
    private volatile Optional<Throwable> broken = Optional.empty();

    private Group(
            GroupSettings settings, GitHubSide github, ClusterSide cluster, Surroundings around) {
        this.settings = settings;
        this.github = github;
        this.cluster = cluster;
        this.around = around;
        nursery = Nursery.open("group-" + settings.name(), this::broke);
        gate = new Gate(cluster.headroom(), settings.maxWorkers(), around.clock());
        crew = new Crew(around, nursery, new Leftovers(cluster, around), this::changed);
        tools = new Equipment(github, cluster, around, nursery, lastWord).of(gate, this);
        recovery = new Recovery(cluster, around, crew, this::seat);
    }

    /// Starts a group: it takes up what an earlier life left, then listens.
    public static Group start(
            GroupSettings settings, GitHubSide github, ClusterSide cluster, Surroundings around) {
        var group = new Group(settings, github, cluster, around);
        var _ = group.nursery.fork("pool", group::keep);
        return group;
    }

    // All of its threads end. What they were at is written down, for its next life.
    private void broke(TaskFailedException mistake) {
        broken = Optional.of(mistake);
        around.events().note(new Event.Broke(new SeatId(settings.name(), 0), mistake));
    }

    @Override
    public Optional<Throwable> broken() {
        return broken;
    }

    @Override
    public void update(GroupSettings next) {
        settings = next;
        gate.ceiling(next.maxWorkers());
        changed();
    }

    @Override
    public void look() {
        changed();
    }

    @Override
    public void offered() {
        lock.lock();
        try {
            offers.offered(around.clock().instant());
        } finally {
            lock.unlock();
        }
        changed();
    }

    @Override
    public void changed() {
        news.tell();
    }

    private @Nullable Void keep() throws InterruptedException {
        recovery.run(settings.name());
        var sweep = Instant.MIN;
        var watch = new Watch(around.clock().instant());
        long seen = 0;
        while (true) {
            arrange();
            var now = around.clock().instant();
            var state = state(settings);
            var earshot = watch.look(state, crew.views(), now);
            if (!now.isBefore(sweep)) {
                sweep = now.plus(SWEEP);
                var sweeper = new Sweep(github, cluster, around, crew);
                var _ = nursery.fork("sweep", () -> sweeper.run(settings));
            }
            seen = news.await(seen, Watch.pause(state, earshot));
        }
    }

    /// Opens and parks seats as the plan says.
    private void arrange() {
        var now = settings;
        var state = state(now);
        var plan = PoolPlan.of(state);
        plan.park().forEach(number -> crew.seat(number).ifPresent(Seat::park));
        for (int number : plan.open()) {
            var seat = seat(number, Optional.empty());
            seat.wanted(spec(number));
            var _ = crew.start(seat, Seat::run);
        }
        if (state.room() > 0) {
            crew.running().forEach(Seat::look);
        }
        crew.replaceOne(number -> spec(number));
    }

    private PoolState state(GroupSettings now) {
        lock.lock();
        try {
            return new PoolState(
                    now.maxListeners(),
                    now.standby(),
                    gate.room(),
                    offers.lately(around.clock().instant()),
                    intake,
                    crew.occupants());
        } finally {
            lock.unlock();
        }
    }

    private RunnerSpec spec(int number) {
        return new RunnerNames(settings).spec(number, github.lifespan());
    }

    private Seat seat(int number, Optional<SeatRecord> before) {
        var id = new SeatId(settings.name(), number);
        crew.add(new Seat(id, tools, spec(number), before));
        return crew.seat(number).orElseThrow();
    }

    @Override
    public GroupView view() {
        var views = crew.views();
        var troubles = views.stream().map(SeatView::trouble);
        return new GroupView(
                (int) views.stream().filter(Crew::session).count(),
                (int) views.stream().filter(Crew::polls).count(),
                views.stream().flatMap(v -> v.lastPoll().stream()).max(Comparator.naturalOrder()),
                gate.jobs(),
                gate.room(),
                gate.withheld(),
                Trouble.worstFirst(broken, Stream.concat(Stream.of(recovery.trouble()), troubles)),
                lastWord.refused());
    }

    @Override
    public Drained drain(Deadline deadline) throws InterruptedException {
        end();
        var left = new Draining(github, cluster, around, crew).run(settings, deadline);
        nursery.close();
        return new Drained(left);
    }

    private void end() {
        gate.drain();
        lock.lock();
        try {
            intake = Intake.ENDED;
        } finally {
            lock.unlock();
        }
        changed();
    }

    @Override
    public void close() {
        end();
        boolean interrupted = false;
        var patience = around.in(GOODBYE);
        try {
            long seen = 0;
            while (crew.listening() > 0 && !patience.expired()) {
                seen = news.await(seen, Watch.BEAT);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        crew.running().forEach(Seat::park);
        nursery.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// The names of the threads that live: empty once it is closed.
    public List<String> threads() {
        return nursery.running();
    }
}
