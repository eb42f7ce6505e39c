package dev.actionsgateway.load.sessions;

import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.BrokerLogin;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Closing;
import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Message;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.broker.Poll;
import dev.actionsgateway.github.broker.Session;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.run.RunServiceClient;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Conclusion;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.kit.Nursery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One runner with its session: polls, and takes each job that is offered through its life, as a
/// gateway does, with no worker. Belongs to one thread.
final class Seat {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Site site;
    private final String name;
    private final BrokerLogin login;
    private final RunServiceClient runService;
    private final Session session;
    private BrokerToken token;

    private Seat(Site site, String name, BrokerLogin login, BrokerToken token, Session session) {
        this.site = site;
        this.name = name;
        this.login = login;
        this.token = token;
        this.session = session;
        this.runService =
                new RunServiceClient(site.wire, () -> this.token, "Linux", site.clock, site.tries);
    }

    /// Registers a runner as `config.sh` does, and opens its session.
    static Seat open(Site site, String name) throws InterruptedException {
        var spec =
                new RunnerSpec(
                        name,
                        List.of("self-hosted", Site.LABEL),
                        "",
                        Site.BUILD.version(),
                        RunnerSpec.Lifespan.MANY_JOBS);
        if (!(site.registration.enrol(spec, site.in(PATIENCE))
                instanceof Enrolment.Enrolled(var runner))) {
            throw new IllegalStateException("no record for " + name);
        }
        var login = new BrokerLogin(site.tokenService, runner, site.clock);
        var token = granted(login.token(site.in(PATIENCE)));
        return switch (site.broker.open(runner, name, token, site.in(PATIENCE))) {
            case Opening.Opened(var session) -> new Seat(site, name, login, token, session);
            case Opening other -> throw new IllegalStateException(name + ": " + other);
        };
    }

    private static BrokerToken granted(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Granted(var token) -> token;
            case Exchange other -> throw new IllegalStateException("no token: " + other);
        };
    }

    /// Polls and works until the thread is interrupted.
    @Nullable Void serve(Nursery polls, Tally tally) throws InterruptedException {
        while (true) {
            token = granted(login.token(site.in(PATIENCE)));
            switch (poll(Occupation.ONLINE)) {
                case Poll.Nothing() -> {}
                case Poll.Received(Message.Offered(_, var offer)) -> offered(offer, polls, tally);
                case Poll other -> odd(other, tally);
            }
        }
    }

    private Poll poll(Occupation occupation) throws InterruptedException {
        return site.broker.poll(session, occupation, token, site.in(Broker.POLL));
    }

    private void offered(Offer offer, Nursery polls, Tally tally) throws InterruptedException {
        if (!tally.claims(offer.request())) {
            return;
        }
        var begun = site.clock.instant();
        switch (runService.claim(offer, site.in(PATIENCE))) {
            case Claim.Won won -> {
                var busy = polls.fork(name, () -> listen(tally));
                try {
                    work(won, begun, tally);
                } finally {
                    busy.cancel(true);
                }
            }
            case Claim other -> tally.surprise("a claim was answered by " + other);
        }
    }

    private @Nullable Void listen(Tally tally) throws InterruptedException {
        while (true) {
            var answer = poll(Occupation.BUSY);
            if (!(answer instanceof Poll.Nothing)) {
                odd(answer, tally);
            }
        }
    }

    /// On a machine that is too busy a poll may fail; anything else is wrong.
    private void odd(Poll answer, Tally tally) throws InterruptedException {
        if (answer instanceof Poll.Failed(var failure) && failure.transientCause()) {
            tally.failedPoll();
        } else {
            tally.surprise("a poll brought " + answer);
        }
        site.sleeper.sleep(PAUSE);
    }

    private void work(Claim.Won won, Instant begun, Tally tally) throws InterruptedException {
        var renewal = runService.renew(won.lease(), site.in(PATIENCE));
        if (!(renewal instanceof Renewal.Renewed)) {
            tally.surprise("a renewal was answered by " + renewal);
        }
        var end = new Completion(Conclusion.SUCCEEDED, List.of());
        var completed = runService.complete(won.lease(), end, site.in(PATIENCE));
        if (completed instanceof Completed.Taken) {
            tally.concluded(won.job().key(), Duration.between(begun, site.clock.instant()));
        } else {
            tally.surprise("a completion was answered by " + completed);
        }
    }

    /// Ends the session; says what was wrong with that, if anything was.
    Optional<String> close() throws InterruptedException {
        return site.broker.close(session, token, site.in(PATIENCE)) instanceof Closing.Closed
                ? Optional.empty()
                : Optional.of("the session of " + name + " did not close");
    }
}
