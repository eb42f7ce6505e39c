package dev.actionsgateway.github.sim;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.auth.Mint;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Build;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.JitRegistration;
import dev.actionsgateway.github.register.Registration;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.register.ScriptRegistration;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.run.RunServiceClient;
import dev.actionsgateway.github.runs.WorkflowRuns;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.client.NewJobs;
import dev.actionsgateway.githubsim.client.Queued;
import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/// All clients of this module, put together as a gateway does it, in front of one simulator.
///
/// Waits between tries do not wait.
final class Stage implements AutoCloseable {
    static final Build BUILD = Build.linuxX64("2.336.0");

    /// Making an RSA key takes long, and whose it is does not matter here.
    static final RunnerKeys KEYS = () -> new RunnerKeys.Pair(TestKeys.PRIVATE, TestKeys.PUBLIC);

    final Simulator simulator;
    final SimulatorClient control;
    final Wire wire;
    final InstantSource clock;
    final Tries tries = new Tries(_ -> {}, new Random(1));
    final GitHubClock github;
    final Tokens tokens;
    final Target target;
    final Installation rest;
    final Broker broker;
    final TokenService oauth;
    final RunnerRecords records;
    final WorkflowRuns runs;

    private Stage(Simulator simulator, Wire wire, SimTime time, Start start) {
        this.simulator = simulator;
        this.wire = wire;
        clock = time.clock();
        control = new SimulatorClient(simulator.control());
        github = new GitHubClock(clock);
        target = Target.parse(simulator.base() + "/acme");
        tokens = start.with(new GitHubMint(wire, target.api(), github), github);
        rest = new Installation(wire, tokens, github, tries);
        broker = new Broker(wire, BUILD, clock, tries);
        oauth = new TokenService(wire, new GitHubClock(clock), tries);
        records = new RunnerRecords(rest, target);
        runs = new WorkflowRuns(rest, target.api());
    }

    private interface Start {
        Tokens with(Mint mint, GitHubClock github);
    }

    /// A gateway: one owner of the installation token, which asks for one at once.
    static Stage gateway(Simulator simulator, Wire wire, SimTime time) {
        return new Stage(
                simulator,
                wire,
                time,
                (mint, github) ->
                        TokenOwner.start(mint, app(), github, time.sleeper(), new Random(1)));
    }

    /// The clients alone: a token that was refused is replaced when the next one is wanted.
    static Stage clients(Simulator simulator, Wire wire) {
        return new Stage(
                simulator, wire, SimTime.REAL, (mint, _) -> new ReplacedTokens(mint, app()));
    }

    static AppIdentity app() {
        return new AppIdentity(
                "12345", new InstallationId(Accounts.INSTALLATION), TestKeys.PRIVATE);
    }

    Deadline deadline() {
        return Deadline.after(Duration.ofMinutes(2), clock);
    }

    /// The owner of the token, when it has its first.
    TokenOwner owner() throws InterruptedException {
        if (!(tokens instanceof TokenOwner owner)) {
            throw new IllegalStateException("nobody owns the token");
        }
        var state =
                owner.awaitFirst(Deadline.after(Duration.ofSeconds(30), InstantSource.system()));
        if (state.token().isEmpty()) {
            throw unwanted(state);
        }
        return owner;
    }

    Registration script() {
        return new ScriptRegistration(rest, wire, target, KEYS, tries);
    }

    Registration jit() {
        return new JitRegistration(rest, target);
    }

    static RunnerSpec spec(String name, Lifespan lifespan) {
        return new RunnerSpec(name, List.of("self-hosted", "gw"), "Default", "2.336.0", lifespan);
    }

    RunnerCredentials registered(String name) throws InterruptedException {
        return enrolled(script().enrol(spec(name, Lifespan.MANY_JOBS), deadline()));
    }

    static RunnerCredentials enrolled(Enrolment enrolment) {
        if (!(enrolment instanceof Enrolment.Enrolled(var credentials))) {
            throw unwanted(enrolment);
        }
        return credentials;
    }

    BrokerToken login(RunnerCredentials runner) throws InterruptedException {
        var exchange = oauth.exchangeFresh(runner, deadline());
        if (!(exchange instanceof Exchange.Granted(var token))) {
            throw unwanted(exchange);
        }
        return token;
    }

    Session open(RunnerCredentials runner, BrokerToken token) throws InterruptedException {
        var opening = broker.open(runner, "test", token, deadline());
        if (!(opening instanceof Opening.Opened(var session))) {
            throw unwanted(opening);
        }
        return session;
    }

    /// Queues one job for the label that all runners here have.
    Queued enqueue() throws InterruptedException {
        return control.enqueue(NewJobs.one("acme", "widgets", "build", "gw"));
    }

    Offer offer(Session session, BrokerToken token) throws InterruptedException {
        var poll = broker.poll(session, Occupation.ONLINE, token, deadline());
        if (!(poll instanceof Poll.Received(Message.Offered(_, var offer)))) {
            throw unwanted(poll);
        }
        return offer;
    }

    RunServiceClient service(BrokerToken token) {
        return new RunServiceClient(wire, () -> token, "Linux", clock, tries);
    }

    Claim.Won won(Offer offer, BrokerToken token) throws InterruptedException {
        var claim = service(token).claim(offer, deadline());
        if (!(claim instanceof Claim.Won won)) {
            throw unwanted(claim);
        }
        return won;
    }

    private static IllegalStateException unwanted(Object outcome) {
        return new IllegalStateException("not what was wanted: " + outcome);
    }

    @Override
    public void close() {
        if (tokens instanceof TokenOwner owner) {
            owner.close();
        }
        control.close();
        simulator.close();
    }
}
