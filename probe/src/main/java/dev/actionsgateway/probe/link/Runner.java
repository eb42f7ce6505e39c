package dev.actionsgateway.probe.link;

import dev.actionsgateway.github.broker.Acknowledgement;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Build;
import dev.actionsgateway.github.broker.Closing;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.run.RunServiceClient;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RequestId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/// One runner of ours at GitHub. Whatever it says and hears is noted on the trail.
///
/// Claims, polls and sessions are one thread's affair; renewals and completions any thread's.
public final class Runner {
    /// What we say that we are. GitHub refuses versions below its minimum.
    public static final Build BUILD = Build.linuxX64("2.336.0");

    /// The least time between two polls.
    public static final Duration POLL_PACE = Duration.ofMillis(100);

    private final RunnerCredentials credentials;
    private final Waits waits;
    private final Trail trail;
    private final TokenService service;
    private final Broker broker;
    private final RunServiceClient runs;
    private final AtomicReference<BrokerToken> token;

    private Runner(
            Link link,
            Wire wire,
            RunnerCredentials credentials,
            Trail trail,
            AtomicReference<BrokerToken> token) {
        this.credentials = credentials;
        this.waits = link.waits();
        this.trail = trail;
        this.token = token;
        service = new TokenService(wire, link.clock(), waits.tries());
        broker = new Broker(wire, BUILD, waits.clock(), waits.tries());
        runs = new RunServiceClient(wire, token::get, BUILD.os(), waits.clock(), waits.tries());
    }

    /// A runner whose record exists, and that has no token yet.
    public static Runner of(Link link, RunnerCredentials credentials, Trail trail) {
        return new Runner(link, link.wire(), credentials, trail, new AtomicReference<>());
    }

    /// The same runner with the same token, over another wire.
    public Runner over(Link link, Wire wire) {
        return new Runner(link, wire, credentials, trail, token);
    }

    /// What it proves itself with.
    public RunnerCredentials credentials() {
        return credentials;
    }

    /// Fetches a token, patiently as for a record that was made a moment ago.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Exchange signIn() throws InterruptedException {
        return taken(service.exchangeFresh(credentials, waits.exchange()));
    }

    /// Fetches a token, as for a record that everybody knows.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Exchange exchange() throws InterruptedException {
        return taken(service.exchange(credentials, waits.exchange()));
    }

    private Exchange taken(Exchange outcome) {
        if (outcome instanceof Exchange.Granted(var granted)) {
            token.set(granted);
        }
        trail.note("token for " + credentials.name(), Said.of(outcome));
        return outcome;
    }

    /// Opens a session.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Opening open() throws InterruptedException {
        var outcome = broker.open(credentials, credentials.name(), token.get(), waits.exchange());
        trail.note("POST session of " + credentials.name(), Said.of(outcome));
        return outcome;
    }

    /// Polls once, for at most this long. A token that is refused is replaced once.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Poll poll(Session session, Occupation as, Duration most) throws InterruptedException {
        var poll = once(session, as, most);
        return poll instanceof Poll.TokenRefused && exchange() instanceof Exchange.Granted
                ? once(session, as, most)
                : poll;
    }

    private Poll once(Session session, Occupation as, Duration most) throws InterruptedException {
        var poll = broker.poll(session, as, token.get(), waits.in(most));
        if (!(poll instanceof Poll.Nothing)) {
            trail.note("GET message of " + credentials.name() + ", " + as, Said.of(poll));
        }
        waits.sleeper().sleep(POLL_PACE);
        return poll;
    }

    /// Says that an offer arrived.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Acknowledgement acknowledge(Session session, RequestId request)
            throws InterruptedException {
        var outcome = broker.acknowledge(session, request, token.get(), waits.exchange());
        trail.note("POST acknowledge of " + request, Said.of(outcome));
        return outcome;
    }

    /// Claims a job.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Claim claim(Offer offer) throws InterruptedException {
        var outcome = runs.claim(offer, waits.exchange());
        trail.note("POST acquirejob of " + offer.request(), Said.of(outcome));
        return outcome;
    }

    /// Renews a lease.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Renewal renew(Lease lease) throws InterruptedException {
        var outcome = runs.renew(lease, waits.exchange());
        trail.note("POST renewjob of " + lease.request(), Said.of(outcome));
        return outcome;
    }

    /// Ends a job.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Completed complete(Lease lease, Completion completion) throws InterruptedException {
        var outcome = runs.complete(lease, completion, waits.exchange());
        trail.note(
                "POST completejob of " + lease.request() + " as " + completion.conclusion(),
                Said.of(outcome));
        return outcome;
    }

    /// Ends a session.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Closing close(Session session) throws InterruptedException {
        var outcome = broker.close(session, token.get(), waits.exchange());
        trail.note("DELETE session of " + credentials.name(), Said.of(outcome));
        return outcome;
    }
}
