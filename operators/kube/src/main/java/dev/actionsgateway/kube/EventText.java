package dev.actionsgateway.kube;

import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.Optional;

/// What a Kubernetes Event says.
///
/// @param reason one word for programs
/// @param note for people, safe to show
/// @param related a further object that it is about
public record EventText(Kind kind, String reason, String note, Optional<ObjectReference> related) {
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
        String word() {
            return word;
        }
    }
}
