package dev.actionsgateway.probe.walk;

import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.jobs.Completion;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// What a walk does.
///
/// @param spec the runner record that it makes; for one job, it is made just in time
/// @param receipts when an offer is acknowledged
/// @param period between two renewals
/// @param renewals after how many renewals it ends; 0 goes on until it is stopped
/// @param ending what GitHub is told at the end; empty leaves the job to GitHub
public record WalkPlan(
        RunnerSpec spec,
        Receipts receipts,
        Duration period,
        int renewals,
        Optional<Completion> ending) {

    /// When an offer is acknowledged.
    public enum Receipts {
        /// Before the claim, if GitHub asks for it: as its own runner does.
        AS_ASKED,
        /// Never.
        NEVER,
        /// Before the claim, always.
        BEFORE,
        /// After the claim, always.
        AFTER;

        /// As it is written on the command line.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
