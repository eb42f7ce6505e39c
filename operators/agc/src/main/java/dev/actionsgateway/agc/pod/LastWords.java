package dev.actionsgateway.agc.pod;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.Optional;

/// What the wrapper wrote into the termination log (worker-image/wrapper, "What the pod gives").
///
/// @param phase `running` as long as it could not say more
/// @param reason one word: the worker's result, or why there is none
/// @param reported whether the worker has told GitHub how its job ended
/// @param workerExit the worker's own exit code
/// @param runnerVersion of the runner in the image; blank if it was not found
/// @param tail its last lines, masked
record LastWords(
        String phase,
        String reason,
        Reported reported,
        Optional<Integer> workerExit,
        String runnerVersion,
        String tail) {
    /// Whether GitHub has heard from the worker.
    enum Reported {
        YES,
        NO,
        UNKNOWN
    }

    /// Reads them; empty if they are none. A container that died silently leaves the end of its log
    /// instead, or nothing.
    static Optional<LastWords> read(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            Map<?, ?> words = Serialization.unmarshal(text, Map.class);
            return Optional.of(
                    new LastWords(
                            text(words, "phase"),
                            text(words, "reason"),
                            reported(text(words, "reported")),
                            Optional.ofNullable(words.get("workerExit"))
                                    .filter(Integer.class::isInstance)
                                    .map(Integer.class::cast),
                            text(words, "runnerVersion"),
                            text(words, "tail")));
        } catch (RuntimeException _) { // the parser wraps what it throws in several ways
            return Optional.empty();
        }
    }

    private static String text(Map<?, ?> words, String name) {
        return words.get(name) instanceof String text ? text : "";
    }

    private static Reported reported(String word) {
        return switch (word) {
            case "yes" -> Reported.YES;
            case "no" -> Reported.NO;
            default -> Reported.UNKNOWN;
        };
    }
}
