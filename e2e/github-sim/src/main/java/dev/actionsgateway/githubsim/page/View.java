package dev.actionsgateway.githubsim.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the page shows, as records; [ViewJson] writes them. Statuses and conclusions are spelt as
/// in REST: `queued`, `in_progress`, `completed`; `success`, `failure`, `cancelled`, `skipped`,
/// `timed_out`.
public final class View {
    private View() {}

    /// Where a run or a job stands in time.
    ///
    /// @param startedAt when the first work began
    /// @param completedAt when all work had ended
    public record State(
            String status,
            Optional<String> conclusion,
            Instant createdAt,
            Optional<Instant> startedAt,
            Optional<Instant> completedAt) {}

    /// A run in the list.
    ///
    /// @param number counts the runs of its workflow
    /// @param name the title: the run's name, or the workflow's
    /// @param counts its jobs by state
    public record Run(
            long id,
            int number,
            int attempt,
            String name,
            String workflow,
            String repository,
            String event,
            String branch,
            State state,
            Counts counts) {}

    /// How many jobs stand where.
    public record Counts(int queued, int running, int succeeded, int failed, int other) {
        /// All of them.
        public int total() {
            return queued + running + succeeded + failed + other;
        }
    }

    /// A job in the list of its run.
    ///
    /// @param group the job's key in the workflow file: the jobs of a matrix share it
    /// @param needs the groups that come before
    /// @param note why it ended so, or what it waits for; empty if there is nothing to say
    /// @param annotations what its worker, or its gateway, wants people to read
    public record Job(
            long id,
            String name,
            String group,
            List<String> needs,
            State state,
            String runner,
            List<String> labels,
            String note,
            List<Annotation> annotations) {}

    /// A remark beside a job.
    ///
    /// @param level as it was sent: `failure`, `WARNING` …
    /// @param title may be empty
    public record Annotation(String level, String title, String message) {}

    /// One run with all its jobs of the latest attempt.
    public record RunPage(Run run, List<Job> jobs) {}

    /// A step of a job.
    ///
    /// @param lines how many lines of log can be read now; 0 if there is none
    public record Step(int number, String name, State state, long lines) {}

    /// One job with its steps.
    public record JobPage(Run run, Job job, List<Step> steps) {}

    /// A part of a step's log.
    ///
    /// @param first the number of the first line here, from 1
    /// @param end the number after the last line there is
    /// @param live whether more may come
    public record Log(long first, long end, boolean live, List<String> lines) {}

    /// A runner record.
    ///
    /// @param status `online` or `offline`
    /// @param note anything unusual about it, such as that it is spent
    /// @param job the number of the job it runs, if any
    public record Runner(
            long id,
            String name,
            String group,
            List<String> labels,
            String status,
            boolean busy,
            String note,
            Optional<Long> job) {}

    /// A session of a runner.
    ///
    /// @param polling whether a poll waits now
    /// @param says the status in its last poll: `Online` or `Busy`
    public record Session(
            String id,
            String runner,
            String owner,
            String version,
            boolean polling,
            String says,
            long polls,
            Instant openedAt,
            Instant lastPoll) {}

    /// Whether all that must hold holds.
    ///
    /// @param checked how many checks there were
    /// @param violated how many failed; more than are listed, if there were very many
    public record Checks(long checked, long violated, List<Violation> violations) {}

    /// Something that must not be.
    public record Violation(Instant at, String rule, String subject, String reason) {}

    /// What was called.
    ///
    /// @param total all calls
    /// @param unserved calls of addresses that do not exist
    public record Calls(long total, long unserved, List<Route> routes) {}

    /// Calls of one route.
    ///
    /// @param failed how many were answered with 400 or more
    public record Route(String method, String route, long count, long failed) {}
}
