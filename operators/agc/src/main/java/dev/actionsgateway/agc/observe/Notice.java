package dev.actionsgateway.agc.observe;

import dev.actionsgateway.api.condition.Reason;
import java.util.Optional;

/// Something that people want to see at a RunnerGroup: a Kubernetes Event, before it is written.
///
/// @param group the RunnerGroup's name
/// @param reason one word for programs
/// @param note for people, safe to show
/// @param worker the pod that it is about, if it is about one
public record Notice(String group, Kind kind, Reason reason, String note, Optional<String> worker) {
    /// What Kubernetes calls an Event's type.
    public enum Kind {
        /// All is well, or well again.
        NORMAL("Normal"),
        /// Somebody may have to do something.
        WARNING("Warning");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Kubernetes' own word.
        public String word() {
            return word;
        }
    }
}
