package dev.actionsgateway.load.proxy;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.measure.Benchmark;
import dev.actionsgateway.load.measure.Figure;
import dev.actionsgateway.load.measure.Outcome;
import dev.actionsgateway.load.measure.Progress;
import dev.actionsgateway.load.measure.Watched;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What a tunnel costs: memory while it is silent, processor time for what it carries and for its
/// making. The same is done with HAProxy, if it is there, in the same run.
public final class ProxyBenchmark implements Benchmark {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration CALM = Duration.ofSeconds(2);

    private final ProxyPlan plan;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /// Measures as planned.
    public ProxyBenchmark(ProxyPlan plan, InstantSource clock, Sleeper sleeper) {
        this.plan = plan;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    @Override
    public String title() {
        return "%,d silent tunnels, %,d MiB carried, %,d tunnels made"
                .formatted(plan.tunnels(), plan.mebibytes(), plan.connects());
    }

    @Override
    public Outcome run(Progress progress) throws InterruptedException {
        figures.clear();
        faults.clear();
        try (var sink = Sink.open()) {
            var folder = Files.createTempDirectory("load-proxy");
            measure(() -> Carrier.proxy(plan, folder, sink.port()), sink, progress);
            if (plan.haproxy().isPresent()) {
                Path program = plan.haproxy().get();
                measure(() -> Carrier.haproxy(program, folder, sink.port()), sink, progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Outcome(figures, faults);
    }

    private interface Start {
        Carrier start();
    }

    private void measure(Start start, Sink sink, Progress progress)
            throws IOException, InterruptedException {
        try (var carrier = start.start()) {
            var clients = new Clients(carrier);
            await(carrier.name() + " does not serve", () -> serves(clients));
            var process = carrier.watched();
            progress.say(carrier.name() + ": holding " + plan.tunnels() + " tunnels");
            hold(clients, process, sink);
            progress.say(carrier.name() + ": carrying " + plan.mebibytes() + " MiB");
            carry(clients, process, sink);
            progress.say(carrier.name() + ": making " + plan.connects() + " tunnels");
            make(clients, process);
        }
    }

    private static boolean serves(Clients clients) {
        try (var _ = clients.open()) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void hold(Clients clients, Watched process, Sink sink)
            throws IOException, InterruptedException {
        sleeper.sleep(CALM);
        long before = process.resident();
        figures.add(Figure.mebibytes(process.name() + ": resident at rest", before));
        int others = sink.connections();
        List<SocketChannel> held = clients.hold(plan.tunnels());
        try {
            await("not all tunnels arrive", () -> sink.connections() - others >= plan.tunnels());
            sleeper.sleep(CALM);
            long after = process.resident();
            figures.add(Figure.mebibytes(process.name() + ": resident with all tunnels", after));
            double each = (after - before) / 1024.0 / plan.tunnels();
            figures.add(new Figure(process.name() + ": for each tunnel", "KiB", each));
        } finally {
            for (var each : held) {
                each.close();
            }
        }
        await("tunnels stay open", () -> sink.connections() <= others);
    }

    private void carry(Clients clients, Watched process, Sink sink) throws InterruptedException {
        long bytes = plan.mebibytes() * MEBIBYTE;
        clients.push(bytes / 10); // lets the JVM compile what is hot
        await("not all bytes arrive", () -> sink.connections() == 0);
        long begun = sink.bytes();
        var used = process.processorTime();
        var since = clock.instant();
        clients.push(bytes);
        var cost = process.processorTime().minus(used);
        var took = Duration.between(since, clock.instant());
        await("not all bytes arrive", () -> sink.bytes() - begun == bytes);
        var name = process.name();
        figures.add(perSecond(name + ": carried in a second", "GiB/s", bytes / 1073741824.0, took));
        figures.add(
                perSecond(
                        name + ": carried for a processor second",
                        "GiB",
                        bytes / 1073741824.0,
                        cost));
    }

    private void make(Clients clients, Watched process) throws InterruptedException {
        clients.connect(plan.connects() / 2); // lets the JVM compile what is hot
        var used = process.processorTime();
        var since = clock.instant();
        clients.connect(plan.connects());
        var took = Duration.between(since, clock.instant());
        var cost = process.processorTime().minus(used);
        var name = process.name();
        figures.add(perSecond(name + ": made in a second", "1/s", plan.connects(), took));
        figures.add(perSecond(name + ": made for a processor second", "", plan.connects(), cost));
        figures.add(Figure.mebibytes(name + ": most resident", process.peak()));
    }

    private static Figure perSecond(String name, String unit, double amount, Duration time) {
        return new Figure(name, unit, amount / Math.max(1e-3, time.toNanos() / 1e9));
    }

    private void await(String otherwise, BooleanSupplier condition) throws InterruptedException {
        var deadline = Deadline.after(plan.limit(), clock);
        while (!condition.getAsBoolean()) {
            if (deadline.expired()) {
                faults.add(otherwise);
                return;
            }
            sleeper.sleep(LOOK);
        }
    }
}
