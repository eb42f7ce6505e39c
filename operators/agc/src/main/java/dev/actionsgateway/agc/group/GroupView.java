package dev.actionsgateway.agc.group;

import dev.actionsgateway.agc.gate.Withheld;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a group's seats do now: what its status is made of.
///
/// @param sessions how many sessions are open
/// @param polling how many of them poll
/// @param lastPoll when a poll was answered last
/// @param activeJobs how many jobs are held
/// @param admits how many more jobs would be taken now
/// @param withheld why not more, with how often and since when
/// @param troubles what keeps seats from listening, worst first
/// @param refusedEnd what became of the last end of a job, if GitHub did not believe us
public record GroupView(
        int sessions,
        int polling,
        Optional<Instant> lastPoll,
        int activeJobs,
        int admits,
        Map<Withheld, Refusals> withheld,
        List<Trouble> troubles,
        Optional<String> refusedEnd) {
    /// Copies.
    public GroupView {
        withheld = Map.copyOf(withheld);
        troubles = List.copyOf(troubles);
    }

    /// Offers that were refused.
    ///
    /// @param count how many since the reason arose
    /// @param since when it arose
    /// @param detail one sentence for people
    public record Refusals(long count, Instant since, String detail) {}

    /// Something that is wrong between us and GitHub.
    ///
    /// @param kind which
    /// @param detail one sentence for people, with GitHub's own words where it had some
    public record Trouble(Kind kind, String detail) {
        /// What keeps a group from listening.
        ///
        /// @param broken the mistake of ours that ended it
        /// @param parts the troubles of its start and of its seats
        static List<Trouble> worstFirst(
                Optional<Throwable> broken, Stream<Optional<Trouble>> parts) {
            var own = broken.stream().map(mistake -> new Trouble(Kind.BROKEN, mistake.toString()));
            return Stream.concat(own, parts.flatMap(Optional::stream))
                    .distinct()
                    .sorted(Comparator.comparing(Trouble::kind))
                    .toList();
        }

        /// The same, with the time of the next try.
        public Trouble until(Instant next) {
            return new Trouble(
                    kind, detail + "; next try at " + next.truncatedTo(ChronoUnit.SECONDS));
        }

        /// What can be wrong.
        public enum Kind {
            /// A mistake of ours ended its threads; it is started again.
            BROKEN,
            /// The API server does not give back what an earlier life left.
            CLUSTER,
            /// No installation token.
            CREDENTIALS,
            /// GitHub knows no such runner group.
            RUNNER_GROUP_UNKNOWN,
            /// The App may not register runners here.
            REGISTRATION_DENIED,
            /// GitHub wants a newer runner.
            VERSION_TOO_OLD,
            /// GitHub asks us to slow down.
            RATE_LIMITED,
            /// GitHub does not answer.
            UNREACHABLE,
            /// GitHub does not know a runner, any more or yet.
            RUNNER_UNKNOWN,
            /// A runner's session is held by somebody else.
            SESSION_TAKEN,
            /// A claim whose outcome is not known: its seat waits until GitHub lets go of it.
            QUARANTINED,
            /// Other seats of the gateway have their records made first.
            QUEUED
        }
    }
}
