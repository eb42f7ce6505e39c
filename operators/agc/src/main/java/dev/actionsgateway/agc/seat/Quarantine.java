package dev.actionsgateway.agc.seat;

import dev.actionsgateway.github.broker.Occupation;
import dev.actionsgateway.github.register.Listing;
import dev.actionsgateway.github.register.RunnerRecord.Activity;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;

/// Waits until GitHub does not believe any more that a runner runs a job. A job that was claimed
/// and of which nobody hears is cancelled by GitHub itself after 15 minutes.
///
/// @param tools of the line
/// @param line the seat's
/// @param ear of that line
/// @param records shows what GitHub believes
/// @param sleeper waits
record Quarantine(LineTools tools, Line line, Ear ear, RunnerRecords records, Sleeper sleeper) {
    private static final Duration MOST = Duration.ofMinutes(16);
    private static final Duration LOOK = Duration.ofSeconds(30);
    private static final Duration CALL = Duration.ofSeconds(20);

    /// Waits. The session is kept meanwhile, with the word that the runner is busy.
    void endure() throws InterruptedException {
        var end = Deadline.after(MOST, tools.clock());
        while (!end.expired()) {
            sleeper.sleep(LOOK);
            if (!busy()) {
                return;
            }
            if (line.session().isPresent()) {
                var _ = ear.listen(Occupation.BUSY);
            }
        }
    }

    private boolean busy() throws InterruptedException {
        return switch (records.named(line.name(), Deadline.after(CALL, tools.clock()))) {
            case Listing.Failed _ -> true; // not known: wait
            case Listing.Listed(var found) ->
                    found.stream().anyMatch(one -> one.activity() == Activity.BUSY);
        };
    }
}
