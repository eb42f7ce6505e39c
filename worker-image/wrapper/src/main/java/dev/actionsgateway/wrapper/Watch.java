package dev.actionsgateway.wrapper;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// A worker under watch, from its start to the last words about it: carries out what its [Course]
/// orders.
final class Watch {
    /// A daemon of a step may hold the worker's output open for ever.
    private static final Duration DRAIN = Duration.ofSeconds(3);

    /// A process that does not even end by SIGKILL hangs in the kernel; the container's end is all
    /// that is left.
    private static final Duration BURIAL = Duration.ofSeconds(5);

    private final WorkerProcess process;
    private final Settings settings;
    private final InstantSource clock;
    private final BlockingQueue<Event> events;
    private final Termination last;

    Watch(
            WorkerProcess process,
            Settings settings,
            InstantSource clock,
            BlockingQueue<Event> events,
            Termination last) {
        this.process = process;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
        this.last = last;
    }

    Verdict watch(Payload payload, Masker masker, PrintStream out) throws InterruptedException {
        var course = Course.begin(settings.limits(), clock.instant());
        Log.info("the worker is started", "pid", Long.toString(process.pid()));
        var writer = new PipeWriter(new Pipe(process.pipe()), payload, process::unread, this::tell);
        var output = new Output(process.output(), out, masker, this::tell);
        process.whenGone(() -> tell(new Event.Exited()));
        Thread drain = thread("output", output);
        thread("writer", writer);
        thread("orphans", new Orphans(process.pid()));
        settings.cancelFile().ifPresent(file -> thread("cancel", new CancelFile(file, this::tell)));
        course = untilGone(course, writer);
        drain.join(DRAIN);
        OptionalInt exit = process.exit();
        Verdict verdict = Verdict.of(course, exit);
        last.ended(course, verdict, exit, clock.instant(), output.tail());
        Log.info(
                "the worker is gone",
                "reason",
                verdict.word(),
                "workerExit",
                exit.isPresent() ? Integer.toString(exit.getAsInt()) : "none",
                "sent",
                Termination.sent(course));
        return verdict;
    }

    private Course untilGone(Course begin, PipeWriter writer) throws InterruptedException {
        Course course = begin;
        Instant giveUp = Instant.MAX;
        while (clock.instant().isBefore(giveUp)) {
            Instant wake = course.wakeAt().isBefore(giveUp) ? course.wakeAt() : giveUp;
            Event event = next(wake);
            if (event instanceof Event.Exited) {
                return course;
            }
            Course.Step step = course.on(event, clock.instant());
            step.orders().forEach(order -> carryOut(order, writer));
            if (event instanceof Event.Accepted) {
                last.running(step.next());
            }
            if (step.orders().contains(Order.KILL)) {
                giveUp = clock.instant().plus(BURIAL);
            }
            course = step.next();
        }
        return course;
    }

    private Event next(Instant wake) throws InterruptedException {
        Duration wait = Run.until(wake, clock.instant());
        // a millisecond more: a wait that ends a moment too soon would find nothing due
        Event event = events.poll(wait.toMillis() + 1, TimeUnit.MILLISECONDS);
        return event == null ? new Event.Passed() : event;
    }

    private void carryOut(Order order, PipeWriter writer) {
        Log.info("an order to the worker", "order", order.name());
        switch (order) {
            case TELL_CANCEL -> writer.tell(Pipe.CANCEL);
            case TELL_SHUTDOWN -> writer.tell(Pipe.SHUTDOWN);
            case TERMINATE -> process.terminate();
            case KILL -> process.kill();
        }
    }

    private void tell(Event event) {
        var _ = events.offer(event);
    }

    private static Thread thread(String name, Runnable task) {
        return Thread.ofPlatform().daemon().name(name).start(task);
    }
}
