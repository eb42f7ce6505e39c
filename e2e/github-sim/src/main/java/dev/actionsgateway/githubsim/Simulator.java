package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.broker.BrokerRoutes;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.clock.Timers;
import dev.actionsgateway.githubsim.control.Controls;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.dispatch.WorkflowFiles;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Front;
import dev.actionsgateway.githubsim.http.Routes;
import dev.actionsgateway.githubsim.http.Wire;
import dev.actionsgateway.githubsim.oauth.OauthRoutes;
import dev.actionsgateway.githubsim.page.PageRoutes;
import dev.actionsgateway.githubsim.rest.Rest;
import dev.actionsgateway.githubsim.results.BlobUrls;
import dev.actionsgateway.githubsim.results.JobKey;
import dev.actionsgateway.githubsim.results.JobRecords;
import dev.actionsgateway.githubsim.results.ResultsLimits;
import dev.actionsgateway.githubsim.results.ResultsRoutes;
import dev.actionsgateway.githubsim.run.RunServiceRoutes;
import dev.actionsgateway.serve.Drain;
import dev.actionsgateway.serve.InFlight;
import dev.actionsgateway.serve.Listener;
import dev.actionsgateway.serve.Management;
import dev.actionsgateway.serve.Server;
import dev.actionsgateway.serve.ServerPlan;
import io.helidon.metrics.api.Metrics;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The whole simulator in one process: GitHub's side on one listener, control on another.
///
/// ```
/// try (var github = Simulator.start(SimulatorConfig.local(tenants, Settings.REAL, InstantSource.system()))) {
///     var api = github.base();          // REST, broker, run service, results
///     var control = github.control();   // tests steer by this, or by github.world()
/// }
/// ```
public final class Simulator implements AutoCloseable {
    static final String GITHUB = "github";
    static final String CONTROL = "control";

    private static final Duration SIGNED_LIFE = Duration.ofHours(1);

    private final SimulatorConfig config;
    private final Timers timers;
    private final World world;
    private final Tokens tokens;
    private final Faults faults = new Faults();
    private final CallLog calls = new CallLog();
    private final JobRecords records;
    private final ResultsRoutes results;
    private final PageRoutes page;
    private final Front front;
    private final Front controlFront;
    private final EventFeed events;
    private final Wire wire = new Wire();
    private Optional<Server> server = Optional.empty();
    private Optional<Journal> journal = Optional.empty();

    private Simulator(SimulatorConfig config) {
        this.config = config;
        this.timers = new Timers(new SimClock(config.clock()));
        this.world = new World(timers, config.settings(), config.tenants());
        this.tokens = new Tokens(timers.clock());
        var bridge = new ResultsBridge(world);
        this.records = new JobRecords(ResultsLimits.standard(), timers.clock(), bridge);
        bridge.reads(records);
        var callers = new Callers(tokens, world);
        var urls = BlobUrls.secret(SIGNED_LIFE, timers.clock());
        this.results =
                new ResultsRoutes(
                        records,
                        this::jobOf,
                        urls,
                        this::baseOf,
                        ResultsLimits.standard(),
                        timers.clock());
        var workflows = new WorkflowFiles(world);
        var routes = new Routes();
        new Rest(world, callers, tokens, workflows, (job, base) -> bridge.log(urls, job, base))
                .add(routes);
        new OauthRoutes(world, tokens).add(routes);
        new BrokerRoutes(world, callers).add(routes);
        new RunServiceRoutes(
                        world, callers, tokens, MessageAddresses::of, bridge, calls::struckBefore)
                .add(routes);
        this.front =
                new Front(
                        wire,
                        timers.clock(),
                        config.publicBase(),
                        new Switchboard(routes, faults, calls, callers, timers.clock()));
        this.controlFront =
                new Front(
                        wire,
                        timers.clock(),
                        Optional.empty(),
                        new Controls(world, tokens, faults, calls, workflows));
        this.page = new PageRoutes(new WorldPage(world, calls, records));
        this.events = new EventFeed(world.changes());
    }

    /// Starts a simulator; the caller closes it.
    public static Simulator start(SimulatorConfig config) {
        var simulator = new Simulator(config);
        simulator.server = Optional.of(Server.start(simulator.plan()));
        return simulator;
    }

    /// A simulator that was made but serves nothing: for whoever serves its plan.
    static Simulator prepare(SimulatorConfig config) {
        return new Simulator(config);
    }

    /// Appends all changes to a file, until the simulator is released.
    ///
    /// @throws java.io.UncheckedIOException if the file cannot be opened
    void keepJournal(Path file) {
        journal = Optional.of(new Journal(file, world.changes()));
    }

    /// All that is served, and closed at the end.
    ServerPlan plan() {
        var github =
                Listener.http(
                                GITHUB,
                                config.host(),
                                config.ports().github(),
                                routing -> {
                                    routing.addFilter(
                                            new Sideline(
                                                    front, faults, calls, tokens, timers.clock()));
                                    results.register(routing);
                                    routing.any(front);
                                })
                        .tuned(results::tune)
                        .tuned(wire::tune);
        var control =
                Listener.http(
                        CONTROL,
                        config.host(),
                        config.ports().control(),
                        routing -> {
                            page.register(routing);
                            routing.get("/events", events);
                            routing.any(controlFront);
                        });
        return new ServerPlan(
                "github-sim",
                List.of(config.tls().map(github::with).orElse(github), control),
                Management.on(
                        config.host(),
                        config.ports().management(),
                        List.of(),
                        Metrics.globalRegistry()),
                new InFlight(),
                Drain.unsettled(),
                journal.map(open -> new ServerPlan.Closer("journal", open)).stream().toList());
    }

    /// How clients reach GitHub's side, without a slash at the end.
    public URI base() {
        var scheme = config.tls().isPresent() ? "https" : "http";
        return config.publicBase()
                .map(URI::create)
                .orElseGet(() ->
                        URI.create("%s://%s:%d".formatted(scheme, config.host(), port(GITHUB))));
    }

    /// Where GitHub's side listens, whatever clients call it.
    public int port() {
        return port(GITHUB);
    }

    /// How tests reach the control interface, without a slash at the end.
    public URI control() {
        return URI.create("http://%s:%d".formatted(config.host(), port(CONTROL)));
    }

    /// The state itself, for tests in the same process.
    public World world() {
        return world;
    }

    /// The record of all requests.
    public CallLog calls() {
        return calls;
    }

    /// The failures that wait.
    public Faults faults() {
        return faults;
    }

    /// What workers reported: steps and logs.
    public JobRecords records() {
        return records;
    }

    /// The tokens that were given out.
    public Tokens tokens() {
        return tokens;
    }

    private int port(String listener) {
        return server.orElseThrow(() -> new IllegalStateException("not started")).port(listener);
    }

    private Optional<JobKey> jobOf(String bearer) {
        return tokens.valid(bearer)
                .flatMap(grant ->
                        grant instanceof Grant.Job job
                                ? Optional.of(new JobKey(job.planId(), job.jobId()))
                                : Optional.empty());
    }

    private URI baseOf(ServerRequest request) {
        return URI.create(front.base(request) + "/");
    }

    /// Lets go what hangs, without stopping the listeners.
    void release() {
        faults.close();
        events.close();
        page.close();
        world.close();
    }

    /// Stops it; closing twice is harmless.
    @Override
    public void close() {
        release();
        server.ifPresent(Server::close);
        timers.close();
    }
}
