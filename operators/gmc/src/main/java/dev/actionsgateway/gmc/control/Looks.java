package dev.actionsgateway.gmc.control;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Which gateways are being looked at, and how many rounds ago each look came to its end. Time is
/// counted in rounds: a machine that stood still has not forgotten anybody.
final class Looks {
    private final int most;
    private final Map<ResourceID, Last> all = new ConcurrentHashMap<>();

    /// @param most after how many rounds without a look a gateway is forgotten
    Looks(int most) {
        this.most = most;
    }

    private record Last(int rounds, Optional<Thread> by) {}

    /// A gateway that no look has come back from.
    ///
    /// @param gateway which
    /// @param by the thread that looks at it and does not come back, if one does
    record Forgotten(ResourceID gateway, Optional<Thread> by) {}

    /// A look that goes on until it is closed.
    @FunctionalInterface
    interface Look extends AutoCloseable {
        @Override
        void close();
    }

    /// The caller's thread begins to look at a gateway; also one that ends with an error has
    /// looked.
    Look begin(ResourceID gateway) {
        var by = Optional.of(Thread.currentThread());
        all.compute(gateway, (_, last) -> new Last(last == null ? 0 : last.rounds(), by));
        return () -> all.put(gateway, new Last(0, Optional.empty()));
    }

    /// Counts one round more.
    ///
    /// @param there all gateways that there are; the others need no look any more
    /// @return those that are forgotten
    List<Forgotten> round(Set<ResourceID> there) {
        all.keySet().retainAll(there);
        return there.stream()
                .map(gateway -> Map.entry(gateway, all.compute(gateway, (_, last) -> later(last))))
                .filter(each -> each.getValue().rounds() > most)
                .map(each -> new Forgotten(each.getKey(), each.getValue().by()))
                .toList();
    }

    private static Last later(@Nullable Last last) {
        return last == null
                ? new Last(1, Optional.empty())
                : new Last(last.rounds() + 1, last.by());
    }
}
