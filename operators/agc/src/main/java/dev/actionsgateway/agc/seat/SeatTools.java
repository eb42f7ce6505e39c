package dev.actionsgateway.agc.seat;

import dev.actionsgateway.agc.gate.Gate;
import dev.actionsgateway.agc.job.JobTools;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.github.runs.RunnerSearch;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.kit.Turns;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every seat of a group is made with.
///
/// @param line for its way to GitHub
/// @param enrolments one for each seat of the gateway that has its record made
/// @param jobs for its jobs
/// @param gate admits jobs
/// @param records shows whether GitHub believes that a runner runs a job
/// @param search finds the run of a claim whose answer was lost
/// @param service claims with the token of a seat
/// @param pool hears of offers and changes
public record SeatTools(
        LineTools line,
        Turns enrolments,
        JobTools jobs,
        Gate gate,
        RunnerRecords records,
        RunnerSearch search,
        Function<Supplier<BrokerToken>, RunService> service,
        Pool pool) {
    /// What the seats tell the group.
    public interface Pool {
        /// A job was offered, which is not decided upon yet.
        void offered();

        /// A seat does something else than before.
        void changed();
    }
}
