package dev.actionsgateway.agc.seat;

import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerRecord.Activity;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.util.function.Consumer;

/// Waits until GitHub does not believe any more that a runner runs a job. A job that was claimed
/// and of which nobody hears is cancelled by GitHub itself after 15 minutes. Meanwhile it is looked
/// for, so that people know which run it is.
///
/// @param tools the seat's
/// @param line the seat's
/// @param ear of that line
/// @param traced is told which run the claim belongs to, once that is found
record Quarantine(SeatTools tools, Line line, Ear ear, Consumer<String> traced) {
    private static final int SEARCHES = 3;
    private static final Duration MOST = Duration.ofMinutes(16);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(20);

    /// Waits. The session is kept meanwhile, with the word that the runner is busy.
    void endure() throws InterruptedException {
        var end = Deadline.after(MOST, tools.line().clock());
        boolean known = false;
        for (int look = 0; !end.expired(); look++) {
            known = known || look >= SEARCHES || trace();
            tools.jobs().sleeper().sleep(LOOK);
            if (!busy()) {
                return;
            }
            if (line.session().isPresent()) {
                var _ = ear.listen(Occupation.BUSY);
            }
        }
    }

    private boolean trace() throws InterruptedException {
        var found = tools.search().of(line.name(), tools.line().in(CALL));
        found.map(it -> it.run().repository() + " run " + it.run().runId() + ", job " + it.job())
                .ifPresent(traced);
        return found.isPresent();
    }

    private boolean busy() throws InterruptedException {
        return switch (tools.records().named(line.name(), tools.line().in(CALL))) {
            case Listing.Failed _ -> true; // not known: wait
            case Listing.Listed(var found) ->
                    found.stream().anyMatch(one -> one.activity() == Activity.BUSY);
        };
    }
}
