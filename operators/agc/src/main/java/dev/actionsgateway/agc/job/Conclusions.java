package dev.actionsgateway.agc.job;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.jobs.Completed;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.util.Optional;

/// Tells GitHub how a job ended, and sees to it that GitHub believes it.
///
/// @param tools of the group
/// @param service where it is told
record Conclusions(JobTools tools, RunService service) {
    private static final Duration TELL = Duration.ofSeconds(90);
    private static final Duration BELIEVE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration CALL = Duration.ofSeconds(10);

    /// Tells what is ours to tell.
    void tell(Held held, Ending ending) throws InterruptedException {
        if (ending instanceof Ending.Complete(var completion)) {
            complete(held, completion);
        }
    }

    private void complete(Held held, Completion completion) throws InterruptedException {
        var answer = service.complete(held.lease(), completion, tools.in(TELL));
        tools.checkpoints().reached(JobPoint.COMPLETED, held.request());
        if (answer instanceof Completed.Gone) {
            return;
        }
        if (believed(held)) {
            tools.lastWord().believed();
        } else {
            refused(held, answer);
        }
    }

    /// A lease that cannot be renewed any more is a job that has ended. This asks the one service
    /// that knows at once, and costs nothing of REST's budget.
    private boolean believed(Held held) throws InterruptedException {
        var patience = tools.in(BELIEVE);
        while (true) {
            switch (service.renew(held.lease(), tools.in(CALL))) {
                case Renewal.Lost(), Renewal.TokenRefused() -> {
                    return true;
                }
                case Renewal.Renewed _, Renewal.Unanswered _ -> {
                    if (patience.expired()) {
                        return false;
                    }
                    tools.sleeper().sleep(LOOK);
                }
            }
        }
    }

    /// To end the run ends the job, and every other job of the run with it: only if none of them is
    /// ours.
    private void refused(Held held, Completed answer) throws InterruptedException {
        var run = held.job().run();
        var others = run.filter(r -> tools.inHand().others(r, held.record()));
        var done =
                run.isEmpty()
                        ? "the job names no run to end; its lease will lapse"
                        : others.isPresent()
                                ? "other jobs of the run are ours; its lease will lapse"
                                : "the run was cancelled: " + forceCancel(run, tools.in(CALL));
        var why = answer.getClass().getSimpleName() + "; " + done;
        tools.lastWord().refused(run.map(r -> "Run " + r.runId() + ": ").orElse("") + why);
        tools.events().note(new Event.ConclusionRefused(held.seat(), held.job(), why));
    }

    private String forceCancel(Optional<RunRef> run, Deadline deadline)
            throws InterruptedException {
        return tools.runs().forceCancel(run.orElseThrow(), deadline).getClass().getSimpleName();
    }
}
