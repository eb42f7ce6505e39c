package dev.actionsgateway.workersim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.workersim.Faults.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The life of one worker: a job comes in over the pipe, and an exit code comes out.
///
/// A test may run one inside of its own JVM, with any stream of frames in place of the pipe.
public final class Worker {
    private static final int CRASHED = 1;
    private static final int TERMINATED = 143;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final WorkerHost host;
    private final Stop stop = new Stop();
    private final Masker masker = new Masker();
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private volatile Faults faults = Faults.parse("");

    public Worker(WorkerHost host) {
        this.host = host;
    }

    /// Runs until the job has ended and GitHub knows it, or something breaks.
    ///
    /// @param pipe opens the stream of frames; what it throws is a crash
    /// @return 100 to 105 as the job ended; 1 if nobody was told; 143 if SIGTERM left no time
    public int run(Supplier<InputStream> pipe) throws InterruptedException {
        Thread job = Thread.ofPlatform().daemon().name("worker").start(() -> live(pipe));
        try {
            return end.get();
        } catch (ExecutionException e) {
            host.out().println("Unhandled exception: " + masker.mask(String.valueOf(e.getCause())));
            return CRASHED;
        } finally {
            job.interrupt();
            boolean _ = job.join(LAST_WORDS); // so that nothing of it is written afterwards
        }
    }

    /// What SIGTERM does: the job is to stop, and the worker ends within the time that it has.
    public void terminate() {
        if (faults.has(Fault.IGNORE_SIGNALS)) {
            return;
        }
        end.completeOnTimeout(TERMINATED, host.times().exit().toNanos(), TimeUnit.NANOSECONDS);
        stop.give(Stop.Order.RUNNER_SHUTDOWN);
    }

    private void live(Supplier<InputStream> pipe) {
        try {
            faults = Faults.parse(host.variable(Faults.NAME).orElse(""));
            new Strikes(faults, host, end).atStart();
            RunnerRoot root = new RunnerRoot(host.root());
            InputStream in = pipe.get();
            RunnerSettings settings = RunnerSettings.read(root.settings());
            try (Trace trace = Trace.open(root.diag(), host, masker::mask)) {
                trace.info("Worker", "Version: " + RunnerFacts.VERSION + " (simulated)");
                serve(new JobRun.Runner(host, root, settings, masker), in, trace);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            end.completeExceptionally(e);
        }
    }

    private void serve(JobRun.Runner runner, InputStream in, Trace trace)
            throws IOException, InterruptedException {
        FrameReader frames = new FrameReader(in, host.times().endOfFile());
        Frame first = first(frames);
        if (first.type() != Frame.NEW_JOB || first.body().isEmpty()) {
            throw new WorkerCrash("the first frame is of type " + first.type() + ", not a job");
        }
        JobMessage job = JobMessage.parse(first.body());
        job.secretsTo(masker);
        job.variables()
                .get("system.github.token")
                .ifPresent(token -> masker.add(basicUser("x-access-token:" + token)));
        new ProxyRules(host.environment()).passwords().forEach(masker::add);
        trace.info("Worker", "Job " + job.ids().job() + " of plan " + job.ids().plan());
        trace.info("Worker", "Job message: " + job.json());
        faults = faults.and(asked(job));
        Thread control =
                Thread.ofPlatform().daemon().name("control").start(() -> control(frames, trace));
        try {
            Strikes strikes = new Strikes(faults, host, end);
            strikes.atJob(job);
            TaskResult result = new JobRun(job, runner, stop, strikes, trace).run();
            trace.info("Worker", "Job ended: " + result.word());
            end.complete(result.exitCode());
        } finally {
            control.interrupt();
        }
    }

    private Frame first(FrameReader frames) throws IOException, InterruptedException {
        CompletableFuture<Frame> first = new CompletableFuture<>();
        Thread reader =
                Thread.ofPlatform().daemon().name("frames").start(() -> read(frames, first));
        try {
            return first.get(host.times().firstFrame().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new WorkerCrash("no job came within " + host.times().firstFrame(), e);
        } catch (ExecutionException e) {
            Throwable cause = Optional.ofNullable(e.getCause()).orElse(e);
            throw new WorkerCrash(String.valueOf(cause.getMessage()), cause);
        } finally {
            reader.interrupt();
        }
    }

    private void read(FrameReader frames, CompletableFuture<Frame> frame) {
        try {
            if (faults.has(Fault.READ_HALF)) {
                frames.readHalf();
                Strikes.hang();
            }
            frame.complete(frames.read());
        } catch (IOException | RuntimeException | Error e) {
            frame.completeExceptionally(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads one frame more; all that comes after it is ignored.
    private void control(FrameReader frames, Trace trace) {
        try {
            Frame frame = frames.read();
            if (!faults.has(Fault.IGNORE_FRAMES)) {
                stop.give(order(frame.type()));
            }
            trace.info("Worker", "Control frame of type " + frame.type());
        } catch (IOException | RuntimeException | Error e) {
            if (!Thread.currentThread()
                    .isInterrupted()) { // else it is the end that closed the pipe
                end.completeExceptionally(e);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Stop.Order order(int type) {
        return switch (type) {
            case Frame.CANCEL -> Stop.Order.CANCEL;
            case Frame.RUNNER_SHUTDOWN -> Stop.Order.RUNNER_SHUTDOWN;
            case Frame.SYSTEM_SHUTDOWN -> Stop.Order.SYSTEM_SHUTDOWN;
            default -> throw new WorkerCrash("a control frame of type " + type);
        };
    }

    /// Faults that the job asks for: by a variable of its own, or one of the repository.
    private static Faults asked(JobMessage job) {
        Optional<String> ofRepository =
                job.contexts().get("vars") instanceof Value.Obj vars
                        ? Optional.of(vars.get(Faults.NAME).text())
                        : Optional.empty();
        return Faults.parse(job.variables().get(Faults.NAME).or(() -> ofRepository).orElse(""));
    }

    private static String basicUser(String userInfo) {
        return Base64.getEncoder().encodeToString(userInfo.getBytes(UTF_8));
    }
}
