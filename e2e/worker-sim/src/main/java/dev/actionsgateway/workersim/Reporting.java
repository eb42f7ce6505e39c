package dev.actionsgateway.workersim;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// All that leaves the worker while a job runs. Without the results service's address nothing does;
/// the logs are written all the same.
final class Reporting {
    /// The results service, and the two queues that feed it.
    private record Results(ResultsService service, StepsFeed steps, Uploads uploads) {}

    private final RunnerRoot root;
    private final String timeline;
    private final Masker masker;
    private final InstantSource clock;
    private final Optional<Results> results;
    private final Optional<LiveFeed> live;
    private final BlockLog jobLog;

    Reporting(
            RunnerRoot root,
            JobMessage job,
            WorkerHost host,
            Masker masker,
            Wire wire,
            Pauses pauses,
            Trace trace) {
        this.root = root;
        this.timeline = job.ids().timeline();
        this.masker = masker;
        this.clock = host.clock();
        this.results =
                job.variables()
                        .get("system.github.results_endpoint")
                        .filter(_ -> !job.connection().token().isEmpty())
                        .map(Connection::withSlash)
                        .map(URI::create)
                        .map(base -> new ResultsService(wire, base, job.ids(), clock, pauses))
                        .map(service ->
                                new Results(
                                        service,
                                        new StepsFeed(service, host.times(), trace),
                                        new Uploads(trace)));
        this.live =
                job.connection()
                        .address("FeedStreamUrl")
                        .map(URI::create)
                        .map(target -> new LiveFeed(wire, target, host.times(), trace));
        this.jobLog = log(job.ids().job(), Optional.empty());
    }

    void changed(StepRecord step) {
        results.ifPresent(to -> to.steps().changed(step));
    }

    StepLog open(StepRecord step) {
        return new StepLog(
                step,
                log(step.id(), Optional.of(step.id())),
                new StepLog.Copies(jobLog, live),
                masker,
                clock);
    }

    void summary(StepRecord step, Path file) {
        results.ifPresent(to -> to.uploads().add(() -> to.service().summary(step.id(), file)));
    }

    /// Waits until the service knows of the first step; no longer than this.
    void awaitFirst(Duration limit) throws InterruptedException {
        if (results.isPresent()) {
            results.get().steps().awaitFirst(limit);
        }
    }

    /// Sends all that is left, the job's log last.
    void finish() {
        try {
            jobLog.close();
        } catch (IOException e) {
            throw new WorkerCrash("the log of the job cannot be written", e);
        }
        live.ifPresent(LiveFeed::close);
        results.ifPresent(to -> {
            to.uploads().close();
            to.steps().close();
        });
    }

    private BlockLog log(String record, Optional<String> step) {
        return new BlockLog(
                root,
                timeline + "_" + record,
                step,
                block ->
                        results.ifPresent(to -> to.uploads().add(() -> to.service().block(block))));
    }
}
