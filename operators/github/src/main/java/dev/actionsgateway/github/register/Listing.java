package dev.actionsgateway.github.register;

import dev.actionsgateway.github.wire.Failure;
import java.util.List;

/// The answer to a question for runner records.
public sealed interface Listing {
    /// All that match.
    record Listed(List<RunnerRecord> records) implements Listing {
        /// Copies the records.
        public Listed {
            records = List.copyOf(records);
        }
    }

    /// No known answer.
    record Failed(Failure failure) implements Listing {}
}
