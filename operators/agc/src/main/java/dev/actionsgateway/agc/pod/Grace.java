package dev.actionsgateway.agc.pod;

import java.time.Duration;

/// How long a worker has to end when its pod is deleted.
///
/// @param ofPod what the kubelet gives it
record Grace(Duration ofPod) {
    /// Long enough for `always()` steps and the upload of logs.
    static final Grace USUAL = new Grace(Duration.ofSeconds(60));

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration LEAST = Duration.ofSeconds(5);

    /// What the wrapper gives it: less, so that it can still say how it ended.
    Duration ofWrapper() {
        var left = ofPod.minus(LAST_WORDS);
        return left.compareTo(LEAST) < 0 ? LEAST : left;
    }
}
