package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.errand.Errand;
import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Event.Phase;
import dev.actionsgateway.agc.job.ActiveJob;
import dev.actionsgateway.agc.job.JobSeat;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.kit.Secret;
import java.time.Duration;
import java.util.Optional;

/// The side of a seat that its job sees.
final class JobDesk implements JobSeat {
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final BrokerToken NO_TOKEN =
            new BrokerToken(Secret.of("none"), Duration.ZERO); // is refused, and then replaced

    private final SeatId id;
    private final SeatTools tools;
    private final Line line;
    private final Ear ear;
    private final Standing standing;
    private final RunService service;
    private volatile Optional<ActiveJob> job = Optional.empty();

    JobDesk(SeatId id, SeatTools tools, Line line, Ear ear, Standing standing) {
        this.id = id;
        this.tools = tools;
        this.line = line;
        this.ear = ear;
        this.standing = standing;
        service = tools.service().apply(() -> line.presented().orElse(NO_TOKEN));
    }

    @Override
    public SeatId id() {
        return id;
    }

    @Override
    public String runner() {
        return line.name();
    }

    @Override
    public RunService service() {
        return service;
    }

    @Override
    public void acknowledge(Offer offer) throws InterruptedException {
        var session = line.session();
        var token = line.presented();
        if (session.isPresent() && token.isPresent()) {
            var _ =
                    line.broker()
                            .acknowledge(
                                    session.get(),
                                    offer.request(),
                                    token.get(),
                                    tools.line().in(CALL));
        }
    }

    @Override
    public void reauthenticate() throws InterruptedException {
        var runner = line.runner();
        if (runner.isPresent()) {
            runner.get().login().refused();
            var _ = line.token(runner.get());
        }
    }

    @Override
    public Attendance attend(ActiveJob active) {
        standing.moved(Phase.BUSY, "");
        job = Optional.of(active);
        var jobs = tools.jobs();
        var busy =
                new BusyEar(
                        id,
                        tools.line(),
                        line,
                        ear,
                        tools.gate(),
                        jobs.runs(),
                        jobs.sleeper(),
                        why -> deaf(active, why));
        var errand =
                Errand.begin(
                        jobs.nursery(),
                        id + "-busy",
                        () -> busy.attend(active),
                        e -> jobs.events().note(new Event.Broke(id, e)));
        return () -> {
            errand.close();
            job = Optional.empty();
        };
    }

    private void deaf(ActiveJob active, String why) {
        tools.jobs().events().note(new Event.Deaf(id, active.held().job().key(), why));
        standing.moved(Phase.DEAF, why);
    }

    /// Cancels the job, if there is one, as if GitHub wished it.
    void cancel() throws InterruptedException {
        var running = job;
        if (running.isPresent()) {
            var key = running.get().held().job().key();
            running.get().cancel(new Cancellation(key.job(), Duration.ZERO));
        }
    }
}
