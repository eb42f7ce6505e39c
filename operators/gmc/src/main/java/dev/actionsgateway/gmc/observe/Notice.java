package dev.actionsgateway.gmc.observe;

import dev.actionsgateway.api.condition.Reason;

/// Something that people want to see at a gateway: a Kubernetes Event, before it is written.
///
/// @param reason one word for programs
/// @param note for people
public record Notice(Kind kind, Reason reason, String note) {
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

        String word() {
            return word;
        }
    }
}
