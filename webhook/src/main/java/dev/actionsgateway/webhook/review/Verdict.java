package dev.actionsgateway.webhook.review;

import java.util.List;

/// What the API server is told.
public sealed interface Verdict {
    /// It may be.
    ///
    /// @param warnings what the user should know all the same
    record Allowed(List<String> warnings) implements Verdict {
        /// Copies.
        public Allowed {
            warnings = List.copyOf(warnings);
        }
    }

    /// It must not be.
    ///
    /// @param refusals all that is wrong, at once
    record Refused(List<Refusal> refusals) implements Verdict {
        /// Copies.
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }

    /// It is not known whether it may be: so it may not, for now.
    record Unknown(String why) implements Verdict {}
}
