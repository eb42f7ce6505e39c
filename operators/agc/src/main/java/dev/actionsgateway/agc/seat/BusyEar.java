package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.gate.Gate;
import dev.actionsgateway.agc.job.ActiveJob;
import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.runs.RunLookup;
import dev.actionsgateway.github.runs.WorkflowRuns;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Hears for a running job, on a thread of its own: polls Busy until it is called off. It may open
/// another session, but never makes another record: that would end the job at GitHub.
///
/// @param seat whose
/// @param tools of the line
/// @param line the seat's, for as long as the job runs
/// @param ear of that line
/// @param gate counts offers that come all the same
/// @param runs shows how the run stands, when nothing can be heard
/// @param sleeper waits
/// @param deaf is told why nothing can be heard any more
record BusyEar(
        SeatId seat,
        LineTools tools,
        Line line,
        Ear ear,
        Gate gate,
        WorkflowRuns runs,
        Sleeper sleeper,
        Consumer<String> deaf) {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration CALL = Duration.ofSeconds(20);

    /// Hears until the thread is interrupted.
    void attend(ActiveJob job) throws InterruptedException {
        var why = hear(job);
        deaf.accept(why);
        look(job);
    }

    private String hear(ActiveJob job) throws InterruptedException {
        while (line.runner().isPresent()) {
            if (line.session().isEmpty()) {
                pause(line.step());
                continue;
            }
            switch (ear.listen(Occupation.BUSY)) {
                case Heard.Cancelled(var cancellation) -> {
                    job.cancel(cancellation);
                    sleeper.sleep(PACE);
                }
                case Heard.Offered(var offer) -> {
                    var declined = gate.refuse();
                    tools.events()
                            .note(
                                    new Event.Declined(
                                            seat,
                                            offer.request(),
                                            declined.why(),
                                            declined.detail()));
                    sleeper.sleep(PACE);
                }
                case Heard.Troubled(var rest) -> pause(Optional.of(rest));
                case Heard.Ended(var why) -> {
                    return why;
                }
                case Heard.Silence(), Heard.Settled() -> {
                    // On to the next poll.
                }
            }
        }
        return "GitHub does not know the runner any more";
    }

    private void pause(Optional<Rest> rest) throws InterruptedException {
        if (rest.isPresent()) {
            sleeper.sleep(rest.get().pause());
        }
    }

    /// Nothing can be heard: a run that has ended is all that can be seen.
    private void look(ActiveJob job) throws InterruptedException {
        var run = job.held().job().run();
        while (run.isPresent()) {
            sleeper.sleep(LOOK);
            var found = runs.find(run.get(), Deadline.after(CALL, tools.clock()));
            if (found instanceof RunLookup.Found(var seen) && seen.completed()) {
                job.cancel(new Cancellation(job.held().job().key().job(), Duration.ZERO));
                return;
            }
        }
    }
}
