package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.calls.Call;
import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.JobView;
import dev.actionsgateway.githubsim.core.RunView;
import dev.actionsgateway.githubsim.core.SessionView;
import dev.actionsgateway.githubsim.page.View;
import java.util.List;
import java.util.Optional;

/// Turns what the state shows into what the page shows.
final class PageViews {
    private PageViews() {}

    static View.Run run(RunView run, List<JobView> jobs) {
        return new View.Run(
                run.id().value(),
                run.number(),
                run.attempt(),
                run.spec().workflow(),
                run.spec().workflow(),
                run.spec().fullName(),
                run.spec().event(),
                run.spec().ref().replaceFirst("^refs/[^/]+/", ""),
                new View.State(
                        run.status(),
                        run.conclusion().map(Conclusion::rest),
                        run.createdAt(),
                        Optional.of(run.startedAt()),
                        run.conclusion().map(_ -> run.updatedAt())),
                counts(jobs));
    }

    private static View.Counts counts(List<JobView> jobs) {
        int queued = 0;
        int running = 0;
        int succeeded = 0;
        int failed = 0;
        int other = 0;
        for (var job : jobs) {
            switch (job.status()) {
                case "queued" -> queued++;
                case "in_progress" -> running++;
                default -> {
                    switch (job.conclusion().orElse(Conclusion.SKIPPED)) {
                        case SUCCESS -> succeeded++;
                        case FAILURE, TIMED_OUT -> failed++;
                        case CANCELLED, SKIPPED -> other++;
                    }
                }
            }
        }
        return new View.Counts(queued, running, succeeded, failed, other);
    }

    static View.Job job(JobView job) {
        return new View.Job(
                job.number().value(),
                job.spec().name(),
                job.spec().place().family(),
                job.spec().place().needs(),
                new View.State(
                        job.status(),
                        job.conclusion().map(Conclusion::rest),
                        job.queuedAt(),
                        job.startedAt(),
                        job.completedAt()),
                job.runnerName(),
                job.spec().labels(),
                job.reason().equals("reported") ? "" : job.reason(),
                job.annotations().stream()
                        .map(each ->
                                new View.Annotation(each.level(), each.title(), each.message()))
                        .toList());
    }

    static View.Session session(SessionView session) {
        return new View.Session(
                session.id().toString(),
                session.runnerName(),
                session.owner(),
                session.version(),
                session.parked(),
                switch (session.lastStatus()) {
                    case ONLINE -> "Online";
                    case BUSY -> "Busy";
                    case OFFLINE -> "Offline";
                },
                session.polls(),
                session.openedAt(),
                session.lastPoll());
    }

    /// The path with its numbers and ids left out.
    static String route(Call call) {
        return call.path().replaceAll("/([0-9]+|[0-9a-f]{8}-[0-9a-f-]{27})(?=/|$)", "/*");
    }
}
