package dev.actionsgateway.agc.observe;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.RunRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One line of the log for each decision, with fixed keys; polls and renewals only when asked for.
public final class EventLog implements Events {
    private static final Logger log = LoggerFactory.getLogger(EventLog.class);

    @Override
    public void note(Event event) {
        switch (event) {
            case Event.SeatMoved(var seat, var from, var to, var why) ->
                    log.atDebug()
                            .addKeyValue("seat", seat)
                            .addKeyValue("from", from)
                            .addKeyValue("to", to)
                            .addKeyValue("why", why)
                            .log("a seat moved");
            case Event.Polled(var seat, var heard, var took) ->
                    log.atTrace()
                            .addKeyValue("seat", seat)
                            .addKeyValue("heard", heard)
                            .addKeyValue("took", took)
                            .log("polled");
            case Event.TokenAsked(var seat, var outcome) ->
                    log.atDebug()
                            .addKeyValue("seat", seat)
                            .addKeyValue("outcome", outcome)
                            .log("a runner's token was asked for");
            case Event.Troubled trouble -> troubled(trouble);
            case Event.RunnerBehind(var seat, var wanted) ->
                    log.atWarn()
                            .addKeyValue("seat", seat)
                            .addKeyValue("wanted", wanted)
                            .log("GitHub wants a newer runner");
            case Event.Renewed(var seat, var job, var outcome) ->
                    log.atDebug()
                            .addKeyValue("seat", seat)
                            .addKeyValue("job", job)
                            .addKeyValue("outcome", outcome)
                            .log("a lease was renewed");
            case Event.Broke(var seat, var cause) ->
                    log.atError()
                            .addKeyValue("seat", seat)
                            .setCause(cause)
                            .log("a mistake of ours");
            default -> decided(event);
        }
    }

    private static void troubled(Event.Troubled trouble) {
        log.atWarn()
                .addKeyValue("seat", trouble.seat())
                .addKeyValue("reason", trouble.kind())
                .addKeyValue("pause", trouble.pause())
                .log("{}", trouble.detail());
    }

    /// The rest is told as it is: a record prints its own fields, none of which is secret.
    private static void decided(Event event) {
        var line = log.atInfo().addKeyValue("seat", event.seat());
        line = job(event, line);
        line.addKeyValue("event", event.getClass().getSimpleName()).log("{}", event);
    }

    private static LoggingEventBuilder job(Event event, LoggingEventBuilder line) {
        return switch (event) {
            case Event.Reached(_, var job, _, _) -> with(job, line);
            case Event.Ended(_, var job, _, _, _, _) -> with(job, line);
            default -> line;
        };
    }

    private static LoggingEventBuilder with(Job job, LoggingEventBuilder line) {
        return line.addKeyValue("planId", job.key().plan())
                .addKeyValue("jobId", job.key().job())
                .addKeyValue("repository", job.run().map(RunRef::repository).orElse(""));
    }
}
