package dev.actionsgateway.githubsim.results;

import java.util.List;

/// What a follower of a job hears, in order.
public sealed interface LiveEvent {
    /// Lines that a step has just printed.
    ///
    /// @param startLine the number of the first of them within the step, from 1
    record Lines(String stepId, long startLine, List<String> lines) implements LiveEvent {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /// Steps that changed, as they are now.
    record Steps(List<StepRecord> steps) implements LiveEvent {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /// The follower was slower than the job: so many events were left out. Read a snapshot.
    record Missed(long events) implements LiveEvent {}

    /// The job is concluded; nothing follows.
    record Ended() implements LiveEvent {}
}
