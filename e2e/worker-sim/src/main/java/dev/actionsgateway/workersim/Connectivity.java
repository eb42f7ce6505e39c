package dev.actionsgateway.workersim;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Looks at the addresses that the job names, beside the job. Nothing depends on the answers.
final class Connectivity {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final Queue<Completion.Telemetry> seen = new ConcurrentLinkedQueue<>();

    Connectivity(Wire wire, List<String> targets, Trace trace) {
        for (String target : targets) {
            Thread.ofVirtual()
                    .name("connectivity")
                    .start(() -> {
                        String result = look(wire, target);
                        seen.add(
                                new Completion.Telemetry(
                                        "ConnectivityCheck", target + ": " + result));
                        trace.info("ConnectivityCheck", target + ": " + result);
                    });
        }
    }

    /// What is known by now.
    List<Completion.Telemetry> telemetry() {
        return List.copyOf(seen);
    }

    private static String look(Wire wire, String target) {
        try {
            return Integer.toString(wire.get(URI.create(target), LIMIT).status());
        } catch (IOException | IllegalArgumentException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
