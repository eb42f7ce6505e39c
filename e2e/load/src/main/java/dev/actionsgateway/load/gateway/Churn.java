package dev.actionsgateway.load.gateway;

import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.githubsim.client.UnreachableException;
import dev.actionsgateway.githubsim.page.View;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.github.SimulatorProcess;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.measure.Figure;
import dev.actionsgateway.load.measure.Outcome;
import dev.actionsgateway.load.measure.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/// RunnerGroups are made, changed and deleted at random under a running controller. At rest each
/// has one listener; when all are gone, nothing of them is left: no thread, no object, no session,
/// no runner.
public final class Churn implements Benchmark {
    private static final String SETTINGS = "{\"rateLimit\":0}";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MOST = 5;

    private final ChurnPlan plan;
    private final InstantSource clock;
    private final Sleeper sleeper;

    /// Does what the plan says.
    public Churn(ChurnPlan plan, InstantSource clock, Sleeper sleeper) {
        this.plan = plan;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public String title() {
        return "%d steps of RunnerGroups that come, change and go, seed %d"
                .formatted(plan.steps(), plan.seed());
    }

    @Override
    public Outcome run(Progress progress) throws InterruptedException {
        progress.say("starting API server, simulator and controller");
        try (var server = ApiServer.start();
                var github = SimulatorProcess.start(plan.jvm(), SETTINGS, clock, sleeper);
                var folder = Folder.make()) {
            var tenant = Tenant.install(server, github);
            try (var agc =
                    AgcProcess.start(
                            plan.program(), plan.jvm(), folder.path(), server.kubeconfig())) {
                var figures = new ArrayList<Figure>();
                var faults = new ArrayList<String>();
                var there = step(tenant, progress);
                faults.addAll(await(() -> atRest(github, there.size())));
                figures.add(Figure.count("groups at rest", there.size()));
                progress.say("deleting all that are left: " + there);
                for (var group : there) {
                    tenant.delete(group);
                }
                faults.addAll(await(() -> left(tenant, github, agc)));
                if (!agc.alive()) {
                    faults.add("the controller has ended: " + agc.complaints());
                }
                return new Outcome(figures, faults);
            }
        }
    }

    private TreeSet<Integer> step(Tenant tenant, Progress progress) throws InterruptedException {
        var random = new Random(plan.seed());
        var there = new TreeSet<Integer>();
        for (int step = 1; step <= plan.steps(); step++) {
            int group = random.nextInt(plan.names());
            int listeners = 1 + random.nextInt(MOST);
            if (there.add(group)) {
                tenant.make(group, listeners);
            } else if (random.nextInt(3) == 0) {
                there.remove(group);
                tenant.delete(group);
            } else {
                tenant.scale(group, listeners);
            }
            if (step % 20 == 0) {
                progress.say("%d of %d steps".formatted(step, plan.steps()));
            }
            sleeper.sleep(plan.pause().multipliedBy(random.nextInt(100)).dividedBy(100));
        }
        return there;
    }

    private static List<String> atRest(SimulatorProcess github, int groups)
            throws InterruptedException {
        var sessions = github.control().sessions();
        long polling = sessions.stream().filter(View.Session::polling).count();
        var faults = new ArrayList<String>();
        if (sessions.size() != groups || polling != groups) {
            faults.add(
                    "%d groups at rest have %d sessions, %d of which poll"
                            .formatted(groups, sessions.size(), polling));
        }
        return faults;
    }

    private static List<String> left(Tenant tenant, SimulatorProcess github, AgcProcess agc)
            throws InterruptedException {
        var faults = new ArrayList<String>();
        tenant.objects().forEach(object -> faults.add("left in the cluster: " + object));
        github.control().sessions().forEach(one -> faults.add("left at GitHub: " + one));
        github.control().runners().forEach(one -> faults.add("left at GitHub: " + one));
        agc.threads().stream()
                .filter(name -> name.startsWith("group-") || name.startsWith("groups/drain-"))
                .forEach(name -> faults.add("left in the controller: " + name));
        return faults;
    }

    /// Looks until nothing is found any more, or the time is over: then what is found.
    private List<String> await(Callable<List<String>> look) throws InterruptedException {
        var deadline = Deadline.after(plan.limit(), clock);
        while (true) {
            var found = look(look);
            if (found.isEmpty() || deadline.expired()) {
                return found;
            }
            sleeper.sleep(LOOK);
        }
    }

    private static List<String> look(Callable<List<String>> look) throws InterruptedException {
        try {
            return look.call();
        } catch (UnreachableException e) {
            return List.of("the simulator did not answer in time: " + e.getMessage());
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // Callable says so; no look throws another
            throw new IllegalStateException(e);
        }
    }
}
