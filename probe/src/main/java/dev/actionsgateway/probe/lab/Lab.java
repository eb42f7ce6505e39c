package dev.actionsgateway.probe.lab;

import dev.actionsgateway.github.broker.Exchange;
import dev.actionsgateway.github.broker.Opening;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.register.Enrolment;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.runs.RunLookup;
import dev.actionsgateway.github.runs.WorkflowRun;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.probe.link.Link;
import dev.actionsgateway.probe.link.Runner;
import dev.actionsgateway.probe.link.Said;
import dev.actionsgateway.probe.link.Trail;
import dev.actionsgateway.probe.link.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The bench of one investigation: it makes runners, jobs and claims, and puts all of it away.
public final class Lab {
    private static final Duration LOOK = Duration.ofMillis(300);

    private final Link link;
    private final JobSource jobs;
    private final Function<Lifespan, RunnerSpec> specs;
    private final Pace pace;
    private final Trail trail;
    private final List<Seat> seats = new ArrayList<>();
    private final List<Runner> runners = new ArrayList<>();
    private final Set<RunRef> runs = new LinkedHashSet<>();

    /// A bench over this link.
    ///
    /// @param specs a new runner's specification, each with a name of its own
    public Lab(
            Link link,
            JobSource jobs,
            Function<Lifespan, RunnerSpec> specs,
            Pace pace,
            Trail trail) {
        this.link = link;
        this.jobs = jobs;
        this.specs = specs;
        this.pace = pace;
        this.trail = trail;
    }

    /// How patient it is.
    public Pace pace() {
        return pace;
    }

    /// What was said so far.
    public Trail trail() {
        return trail;
    }

    /// The connection to the account.
    public Link link() {
        return link;
    }

    /// How it waits.
    public Waits waits() {
        return link.waits();
    }

    /// A runner with a new record and a token.
    ///
    /// @throws SetbackException if it cannot be had
    public Runner runner(Lifespan lifespan) throws InterruptedException {
        var spec = specs.apply(lifespan);
        var way = lifespan == Lifespan.ONE_JOB ? link.justInTime() : link.registration();
        var enrolment = way.enrol(spec, waits().exchange());
        trail.note("runner record " + spec.name(), Said.of(enrolment));
        if (!(enrolment instanceof Enrolment.Enrolled(var credentials))) {
            throw new SetbackException("no runner record: " + Said.of(enrolment));
        }
        var runner = Runner.of(link, credentials, trail);
        runners.add(runner);
        var exchange = runner.signIn();
        if (!(exchange instanceof Exchange.Granted)) {
            throw new SetbackException("no token for the runner: " + Said.of(exchange));
        }
        return runner;
    }

    /// A runner with a record for many jobs, and its session.
    ///
    /// @throws SetbackException if it cannot be had
    public Seat seat() throws InterruptedException {
        return seat(runner(Lifespan.MANY_JOBS));
    }

    /// A session of this runner.
    ///
    /// @throws SetbackException if it cannot be had
    public Seat seat(Runner runner) throws InterruptedException {
        var opening = runner.open();
        if (!(opening instanceof Opening.Opened(var session))) {
            throw new SetbackException("no session: " + Said.of(opening));
        }
        var seat = new Seat(runner, session, waits());
        seats.add(seat);
        return seat;
    }

    /// Starts jobs; they are ended when the investigation is over.
    ///
    /// @throws SetbackException if they cannot be started
    public void start(int number) throws InterruptedException {
        runs.addAll(jobs.start(number));
    }

    /// Claims a job that must be claimable.
    ///
    /// @throws SetbackException if it is not
    public Claim.Won claim(Seat seat, Offer offer) throws InterruptedException {
        var claim = tryClaim(seat, offer);
        if (claim instanceof Claim.Won won) {
            return won;
        }
        throw new SetbackException("the job cannot be claimed: " + Said.of(claim));
    }

    /// Claims a job.
    public Claim tryClaim(Seat seat, Offer offer) throws InterruptedException {
        var claim = seat.runner().claim(offer);
        if (claim instanceof Claim.Won(_, var job, _)) {
            job.run().ifPresent(runs::add);
        }
        return claim;
    }

    /// Looks at a job until it is as wanted, or the time for that is over; returns the last look.
    ///
    /// @throws SetbackException if it cannot be seen at all
    public JobState await(Job job, Predicate<JobState> wanted) throws InterruptedException {
        var deadline = waits().in(pace.settle());
        while (true) {
            var state = look(job);
            if (wanted.test(state) || deadline.expired()) {
                trail.note("GET job '" + job.displayName() + "'", state.toString());
                return state;
            }
            waits().sleeper().sleep(LOOK);
        }
    }

    private JobState look(Job job) throws InterruptedException {
        var run = job.run().orElseThrow(() -> new SetbackException("the payload names no run"));
        var url =
                Address.join(
                        link.access().target().api(),
                        "repos/" + run.repository() + "/actions/runs/" + run.runId() + "/jobs");
        var answer = link.rest().send(Call.of(Verb.GET, url), waits().exchange());
        if (!(answer instanceof Reply reply) || !reply.success()) {
            throw new SetbackException("the job cannot be looked at over REST");
        }
        var ended =
                link.runs().find(run, waits().exchange()) instanceof RunLookup.Found(var found)
                        ? found.conclusion()
                        : Optional.<String>empty();
        return Tree.parse(reply.body()).stream()
                .flatMap(tree -> tree.children("jobs").stream())
                .filter(one -> one.text("name").filter(job.displayName()::equals).isPresent())
                .findFirst()
                .map(one -> JobState.of(one, ended))
                .orElseThrow(() -> new SetbackException("the run has no such job"));
    }

    /// Asks GitHub to stop a job's run.
    ///
    /// @throws SetbackException if the payload named no run
    public void cancel(Job job) throws InterruptedException {
        var run = job.run().orElseThrow(() -> new SetbackException("the payload names no run"));
        var outcome = link.runs().cancel(run, waits().exchange());
        trail.note("POST cancel of run " + run.runId(), outcome.getClass().getSimpleName());
    }

    /// Whether the record of a runner is still listed.
    public boolean listed(Runner runner) throws InterruptedException {
        return link.records().named(runner.credentials().name(), waits().exchange())
                        instanceof Listing.Listed(var found)
                && !found.isEmpty();
    }

    /// Ends the runs, the sessions and the records that it made.
    public void tidy() throws InterruptedException {
        for (var run : runs) {
            if (link.runs().find(run, waits().exchange())
                            instanceof RunLookup.Found(WorkflowRun found)
                    && !found.completed()) {
                var outcome = link.runs().forceCancel(run, waits().exchange());
                trail.note(
                        "POST force-cancel of run " + run.runId(),
                        outcome.getClass().getSimpleName());
            }
        }
        for (var seat : seats) {
            var _ = seat.runner().close(seat.session());
        }
        for (var runner : runners) {
            var id = runner.credentials().id();
            trail.note(
                    "DELETE runner " + id, Said.of(link.records().remove(id, waits().exchange())));
        }
    }
}
