package dev.actionsgateway.agc;

import dev.actionsgateway.agc.control.Credentials;
import dev.actionsgateway.agc.control.Gateway;
import dev.actionsgateway.agc.control.Groups;
import dev.actionsgateway.agc.control.Nudges;
import dev.actionsgateway.agc.control.RunnerGroupReconciler;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.agc.group.GitHubSide;
import dev.actionsgateway.agc.group.Group;
import dev.actionsgateway.agc.group.Surroundings;
import dev.actionsgateway.agc.job.Checkpoints;
import dev.actionsgateway.agc.job.JobsInHand;
import dev.actionsgateway.agc.kube.Calls;
import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.LeanStore;
import dev.actionsgateway.agc.kube.PodCache;
import dev.actionsgateway.agc.kube.QuotaCache;
import dev.actionsgateway.agc.observe.BudgetMeters;
import dev.actionsgateway.agc.observe.EventMeters;
import dev.actionsgateway.agc.observe.MeteredGroup;
import dev.actionsgateway.agc.observe.Notice;
import dev.actionsgateway.agc.observe.WorkerStarts;
import dev.actionsgateway.agc.pod.Platform;
import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.gateway.EffectiveGateway;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.register.SharedKeys;
import dev.actionsgateway.github.rest.RestBudget;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kube.Operators;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.helidon.metrics.api.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts the program together from what the cluster says, once the Lease is its own.
final class Wiring implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wiring.class);
    private static final String AGENT = "actions-gateway";
    private static final int RUNNERS_A_KEY = 64;
    private static final Duration FIRST_TOKEN = Duration.ofSeconds(5);

    private final AgcConfig config;
    private final KubernetesClient client;
    private final Events events;
    private final EventMeters meters;
    private final Consumer<Notice> notices;
    private final Checkpoints checkpoints;
    private final InstantSource clock = InstantSource.system();
    private final Sleeper sleeper = Sleeper.system();
    private final RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    private final Deque<AutoCloseable> open = new ArrayDeque<>(); // closed last to first

    Wiring(
            AgcConfig config,
            KubernetesClient client,
            Events events,
            EventMeters meters,
            Consumer<Notice> notices,
            Checkpoints checkpoints) {
        this.config = config;
        this.client = client;
        this.events = events;
        this.meters = meters;
        this.notices = notices;
        this.checkpoints = checkpoints;
    }

    /// Starts everything; waits for the gateway's resource if it is not there yet.
    ///
    /// @param broken is told of a mistake after which nothing more can be done here
    /// @throws InterruptedException if the thread is interrupted
    void start(Consumer<Throwable> broken) throws InterruptedException {
        var calls = new Calls(sleeper, random);
        var reader = new GatewayReader(client, calls, config.namespace());
        var findings = new Findings(reader, clock, sleeper);
        var spec = findings.gateway(config.gateway()).getSpec().effective();
        var wire = keep(new JdkWire(Egress.of(config.proxy()), findings.trust(spec), AGENT));
        var github = new GitHubClock(clock);
        var tries = new Tries(sleeper, random);
        var target = Target.parse(spec.githubUrl());
        var mint = new GitHubMint(wire, target.api(), github);
        var credentials =
                keep(
                        Credentials.start(
                                reader,
                                config.gateway(),
                                app -> TokenOwner.start(mint, app, github, sleeper, random),
                                clock,
                                sleeper,
                                broken));
        var budget = new RestBudget(config.restPoints(), clock);
        BudgetMeters.show(budget, Metrics.globalRegistry());
        var rest = new Installation(wire, credentials, github, tries, budget);
        var keys = new SharedKeys(RunnerKeys.rsa(), RUNNERS_A_KEY);
        var side = GitHubSide.of(wire, rest, target, lifespan(), keys, clock, tries);
        var nudges = keep(new Nudges(sleeper, broken));
        Events heard =
                event -> {
                    events.note(event);
                    nudges.note(event);
                };
        var around = new Surroundings(new JobsInHand(), clock, sleeper, random, heard, checkpoints);
        var starts = new WorkerStarts(Metrics.globalRegistry());
        var pods = keep(new PodCache());
        pods.watch(client, config.namespace(), config.gateway());
        var quotas = keep(new QuotaCache());
        quotas.watch(client, config.namespace());
        var gateway =
                new Gateway(
                        config.gateway(),
                        config.namespace(),
                        client,
                        calls,
                        pods,
                        quotas::all,
                        platform(spec),
                        config.runnerVersion(),
                        (settings, cluster) ->
                                new MeteredGroup(
                                        settings.name(),
                                        Group.start(settings, side, cluster, around),
                                        Metrics.globalRegistry(),
                                        () -> forget(settings.name(), starts)),
                        clock);
        var groups = keep(new Groups(gateway, config.drainLimit(), broken));
        quotas.onChange(nudges::all);
        pods.onChange(pod -> {
            starts.look(pods.all());
            nudges.one(pod.getMetadata().getLabels().getOrDefault(Labels.RUNNER_GROUP, "none"));
        });
        groups.keepTidy(sleeper);
        var reconciler =
                new RunnerGroupReconciler(gateway, groups, credentials::condition, notices, random);
        // A seat that came before the token would complain of a refusal that never was.
        credentials.awaitFirst(Deadline.after(FIRST_TOKEN, clock));
        operate(reconciler);
        nudges.start(groups::names, credentials::condition, reconciler::look);
    }

    private void forget(String group, WorkerStarts starts) {
        meters.forget(group);
        starts.forget(group);
    }

    private void operate(RunnerGroupReconciler reconciler) {
        var operator = Operators.on(client);
        operator.register(
                reconciler,
                group ->
                        group.settingNamespace(config.namespace())
                                .withFinalizer(Finalizers.RUNNER_GROUP)
                                .withItemStore(new LeanStore<>())
                                .withGenericFilter(reconciler::serves));
        open.push(operator::stop);
        operator.start();
    }

    private Lifespan lifespan() {
        return switch (config.registration()) {
            case REGISTERED -> Lifespan.MANY_JOBS;
            case JIT -> Lifespan.ONE_JOB;
        };
    }

    private Platform platform(EffectiveGateway spec) {
        return new Platform(
                config.runnerImage(),
                config.wrapperImage(),
                config.workerAccount(),
                spec.githubUrl(),
                config.proxy(),
                spec.githubCaBundle(),
                spec.securityProfile());
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.push(resource);
        return resource;
    }

    /// Leaves: idle sessions are closed, jobs stay for whoever comes next.
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) { // AutoCloseable says so; the rest must be closed all the same
                log.warn("something did not close", e);
            }
        }
    }
}
