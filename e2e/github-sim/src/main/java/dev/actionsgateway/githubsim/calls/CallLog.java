package dev.actionsgateway.githubsim.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.http.Exchange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The record of all requests: the latest one by one, all of them by number.
public final class CallLog {
    /// How many requests are kept one by one.
    public static final int KEPT = 20_000;

    /// How much of a body is kept, in characters.
    public static final int BODY = 4096;

    private final ArrayDeque<Call> kept = new ArrayDeque<>(); // guarded by this
    private final Map<String, Long> unserved = new TreeMap<>(); // guarded by this
    private final Map<Integer, Long> byStatus = new TreeMap<>(); // guarded by this
    private long number; // guarded by this

    /// How often what was answered.
    ///
    /// @param unserved method and path of requests that nobody serves, to how often
    public record Totals(long calls, Map<Integer, Long> byStatus, Map<String, Long> unserved) {}

    /// The number of the next request.
    public synchronized long next() {
        return ++number;
    }

    /// Notes a request that was answered, or never will be.
    public synchronized void add(Call call) {
        kept.add(call);
        if (kept.size() > KEPT) {
            kept.remove();
        }
        byStatus.merge(call.status(), 1L, Long::sum);
        if (call.unserved() && unserved.size() < KEPT) {
            unserved.merge(call.method() + " " + call.path(), 1L, Long::sum);
        }
    }

    /// The requests for which `test` holds, the oldest first, at most `limit` of the latest.
    public synchronized List<Call> list(Predicate<Call> test, int limit) {
        var found = new ArrayList<Call>();
        for (var calls = kept.descendingIterator(); calls.hasNext() && found.size() < limit; ) {
            var call = calls.next();
            if (test.test(call)) {
                found.add(call);
            }
        }
        return found.reversed();
    }

    /// Whether the very same request came before, and a fault hit its answer.
    public boolean struckBefore(Exchange exchange) {
        var body = beginning(new String(exchange.body(), UTF_8));
        return !list(
                        call ->
                                !call.fault().isEmpty()
                                        && call.path().equals(exchange.path())
                                        && call.body().equals(body),
                        1)
                .isEmpty();
    }

    /// The totals since the start or the last clearing.
    public synchronized Totals totals() {
        return new Totals(number, Map.copyOf(byStatus), Map.copyOf(unserved));
    }

    /// Forgets everything; numbers go on.
    public synchronized void clear() {
        kept.clear();
        byStatus.clear();
        unserved.clear();
    }

    /// The beginning of a body, for [Call#body()].
    public static String beginning(String text) {
        return text.length() <= BODY ? text : text.substring(0, BODY);
    }
}
