package dev.actionsgateway.serve;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running program: its listeners, its management address, and its graceful stop.
///
/// ```
/// SIGTERM ─▶ not ready ─▶ settle: serve on ─▶ 503 for new requests, wait for those in flight ─▶
///            listeners stop ─▶ closers, in order ─▶ exit 0, or 1 if the time was not enough
/// ```
///
/// The end of a `Main` is `System.exit(Server.start(plan).runUntilStopped())`.
public final class Server implements AutoCloseable {
    /// The name of the management listener.
    public static final String MANAGEMENT = "management";

    /// The name of the listener of thread dumps.
    public static final String THREADS = "threads";

    private static final Logger log = LoggerFactory.getLogger(Server.class);

    // A stop that overran its own deadlines by this much hangs, and is given up.
    private static final Duration SLACK = Duration.ofSeconds(10);

    private final ServerPlan plan;
    private final Nursery nursery = Nursery.open("serve");
    private final WebServer web;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger exitCode = new AtomicInteger();
    private final Thread hook = new Thread(this::stopWithTheJvm, "shutdown");
    private final CountDownLatch awaited = new CountDownLatch(1);

    private Server(ServerPlan plan) {
        this.plan = plan;
        try {
            this.web = build().start();
        } catch (RuntimeException e) {
            nursery.close();
            throw e;
        }
    }

    /// Binds all listeners and serves. The caller stops it by [#close()] or ends with
    /// [#runUntilStopped()]; left open, it is stopped gracefully when the JVM ends.
    ///
    /// @throws IllegalArgumentException if a certificate or its key cannot be used
    /// @throws IllegalStateException if an address cannot be bound; an error line says which
    public static Server start(ServerPlan plan) {
        var server = new Server(plan);
        if (!server.web.isRunning()) { // Helidon logs the cause, and throws nothing
            server.nursery.close();
            throw new IllegalStateException("an address of " + plan.program() + " cannot be bound");
        }
        Runtime.getRuntime().addShutdownHook(server.hook);
        var line = log.atInfo().addKeyValue("program", plan.program());
        line = line.addKeyValue(MANAGEMENT, server.port(MANAGEMENT));
        for (var listener : plan.listeners()) {
            line = line.addKeyValue(listener.name(), server.port(listener.name()));
        }
        line.addKeyValue("startMillis", Age.now(InstantSource.system()).toMillis()).log("serving");
        return server;
    }

    private WebServer build() {
        var management = plan.management();
        var builder = WebServer.builder().shutdownHook(false).featuresDiscoverServices(false);
        configure(
                builder,
                Listener.http(MANAGEMENT, management.host(), management.port(), this::management),
                new InFlight()); // the kubelet's questions do not hold up a stop
        for (var listener : plan.listeners()) {
            var socket = ListenerConfig.builder().name(listener.name());
            configure(socket, listener, plan.inFlight());
            builder.putSocket(listener.name(), socket.build());
        }
        management
                .threads()
                .ifPresent(dumps -> {
                    var socket = ListenerConfig.builder().name(THREADS);
                    var route = new ThreadsRoute(dumps.directory());
                    var listener =
                            Listener.http(
                                    THREADS,
                                    Listener.LOOPBACK,
                                    dumps.port(),
                                    routing -> routing.get("/threads", route));
                    configure(socket, listener, new InFlight());
                    builder.putSocket(THREADS, socket.build());
                });
        return builder.build();
    }

    private void management(HttpRouting.Builder routing) {
        routing.register(new HealthRoutes(plan.management().checks(), plan.inFlight()))
                .get("/metrics", new MetricsRoute(plan.management().meters()))
                .register(new PageRoutes(plan.management().pages()));
    }

    private void configure(
            ListenerConfig.BuilderBase<?, ?> config, Listener listener, InFlight inFlight) {
        config.host(listener.host())
                .port(listener.port())
                .protocolsDiscoverServices(false)
                .addProtocol(Http1Config.create())
                .shutdownGracePeriod(Duration.ofMillis(100)) // all is done when Helidon stops
                .connectionOptions(Patience.of(Listener.PATIENCE))
                .maxPayloadSize(Listener.MAX_BODY);
        listener.tls().ifPresent(files -> config.tls(TlsReload.start(files, nursery)));
        config.routing(routing -> {
            HttpManners.add(routing, inFlight);
            listener.routes().accept(routing);
        });
        if (config instanceof ListenerConfig.Builder own) {
            listener.tuning().accept(own);
        }
    }

    /// The port that a listener is bound to, also when its plan said 0.
    public int port(String listener) {
        return web.port(listener.equals(MANAGEMENT) ? WebServer.DEFAULT_SOCKET_NAME : listener);
    }

    /// Asks for a graceful stop from inside the program, as SIGTERM does from outside. Returns at
    /// once.
    ///
    /// @param code what [#runUntilStopped()] shall return when the stop itself goes well
    public void requestStop(int code) {
        exitCode.compareAndSet(0, code);
        asked.countDown();
    }

    /// Blocks until SIGTERM, SIGINT or [#requestStop(int)], then stops gracefully.
    ///
    /// Left alone, the JVM would answer SIGTERM with exit code 143. So when a signal, or anyone's
    /// `System.exit`, has begun the end, a hook stops the program and halts the JVM with the code
    /// that this method would return.
    ///
    /// @return the exit code: 0 if all ended in its time, else the one asked for, or 1
    public int runUntilStopped() {
        awaited.countDown();
        boolean interrupted = false;
        try {
            asked.await();
        } catch (InterruptedException _) {
            interrupted = true; // as good as being asked
        }
        int code = stop();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private void stopWithTheJvm() {
        int code = 1;
        try {
            code = stop();
        } finally {
            if (isAwaited()) {
                Runtime.getRuntime().halt(code);
            }
        }
    }

    /// Whether this is a program's server, and not one of a test that was left open. A signal may
    /// come when the program is about to wait, so a moment is given.
    private boolean isAwaited() {
        try {
            return awaited.await(1, SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Stops gracefully, once; a second call waits for the first. An interrupt does not shorten it.
    @Override
    public void close() {
        stop();
    }

    private int stop() {
        if (stopping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("stop").start(this::stopNow);
        }
        return awaitStopped() ? exitCode.get() : 1;
    }

    private void stopNow() {
        try {
            asked.countDown();
            if (!new GracefulStop(plan, web).run()) {
                exitCode.compareAndSet(0, 1);
            }
        } catch (RuntimeException e) {
            exitCode.compareAndSet(0, 1);
            log.atError().setCause(e).log("the stop failed");
        } finally {
            nursery.close();
            forgetHook();
            stopped.countDown();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The JVM is on its way down, and the hook ends it.
        }
    }

    private boolean awaitStopped() {
        boolean interrupted = false;
        var deadline = Deadline.after(plan.drain().total().plus(SLACK), InstantSource.system());
        try {
            while (true) {
                try {
                    return stopped.await(deadline.remaining().toMillis(), MILLISECONDS);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
