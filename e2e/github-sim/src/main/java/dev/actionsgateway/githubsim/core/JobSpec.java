package dev.actionsgateway.githubsim.core;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A job that a run wants done.
///
/// @param key its key in the workflow, unique in the run; matrix jobs carry their index, as
///   `build_2`
/// @param place where it stands in the workflow
/// @param name what people see
/// @param labels what a runner must have, all of them
/// @param group the runner group it must run in, if it names one
/// @param fanOut to how many sessions it is delivered at once
/// @param timeLimit how long it may run
/// @param claim whether acquiring it succeeds
/// @param message makes the job message, when it is acquired
public record JobSpec(
        String key,
        Place place,
        String name,
        List<String> labels,
        Optional<String> group,
        int fanOut,
        Duration timeLimit,
        Claim claim,
        Message message) {

    /// Where a job stands in its workflow.
    ///
    /// @param family the job's key in the file, which the jobs of a matrix share
    /// @param needs the families that come before
    public record Place(String family, List<String> needs) {
        public Place {
            needs = List.copyOf(needs);
        }

        /// A job that stands alone.
        public static Place alone(String family) {
            return new Place(family, List.of());
        }
    }

    /// How an acquire of the job is answered.
    public enum Claim {
        POSSIBLE,
        UNPROCESSABLE
    }

    /// Makes the message of an acquired job. Called once for each acquire, outside of all locks.
    @FunctionalInterface
    public interface Message {
        /// The message, complete as it goes over the wire.
        JsonObject of(JobFacts facts);
    }

    public JobSpec {
        labels = List.copyOf(labels);
        if (fanOut < 1 || (labels.isEmpty() && group.isEmpty())) {
            throw new IllegalArgumentException(
                    "a job needs a label or a group, and a fan-out of at least 1");
        }
    }
}
