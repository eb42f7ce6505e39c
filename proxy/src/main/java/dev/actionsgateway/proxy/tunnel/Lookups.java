package dev.actionsgateway.proxy.tunnel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Looks names up beside the loop. Who asks for a name that is being asked for shares the answer,
/// which holds for a few seconds.
///
/// On platform threads: the system's resolver is native code, and would hold the carriers of
/// virtual threads.
final class Lookups implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int WAITING = 1_000;
    private static final int REMEMBERED = 1_000;
    private static final Duration HOLDS = Duration.ofSeconds(10);
    private static final Duration FAILURE_HOLDS = Duration.ofSeconds(1);

    /// What came of it.
    sealed interface Found {
        /// All addresses, unjudged.
        record Known(List<InetAddress> addresses) implements Found {}

        /// None.
        record Unknown() implements Found {}

        /// Too many names are being looked up.
        record Busy() implements Found {}
    }

    private record Remembered(Found found, long until) {}

    private final Loop loop;
    private final Resolver resolver;
    private final ThreadPoolExecutor threads;
    private final Map<String, List<Consumer<Found>>> asked = new HashMap<>();
    private final Map<String, Remembered> remembered = new LinkedHashMap<>();

    Lookups(Loop loop, Resolver resolver) {
        this.loop = loop;
        this.resolver = resolver;
        this.threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(WAITING),
                        Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Tells the answer on the loop, at once or later, once. On the loop only.
    void find(String name, Consumer<Found> then) {
        var known = remembered.get(name);
        if (known != null && known.until > loop.now()) {
            then.accept(known.found);
            return;
        }
        var others = asked.get(name);
        if (others != null) {
            others.add(then);
            return;
        }
        try {
            threads.execute(() -> ask(name));
            asked.put(name, new ArrayList<>(List.of(then)));
        } catch (RejectedExecutionException _) {
            then.accept(new Found.Busy());
        }
    }

    private void ask(String name) {
        Found found = new Found.Unknown();
        try {
            found = new Found.Known(resolver.find(name));
        } catch (UnknownHostException _) {
            // It stays unknown; why is not told apart by the system.
        } finally {
            var answer = found;
            loop.execute(() -> tell(name, answer));
        }
    }

    private void tell(String name, Found found) {
        var holds = found instanceof Found.Known ? HOLDS : FAILURE_HOLDS;
        remembered.remove(name);
        if (remembered.size() >= REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        remembered.put(name, new Remembered(found, loop.now() + holds.toMillis()));
        var waiting = asked.remove(name);
        if (waiting != null) {
            waiting.forEach(then -> then.accept(found));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
