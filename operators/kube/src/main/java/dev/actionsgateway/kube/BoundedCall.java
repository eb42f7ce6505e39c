package dev.actionsgateway.kube;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// A call of the API server that comes back, whatever becomes of the client. Each limit of the
/// client is for one part of a call, and it waits for the whole without any.
public final class BoundedCall {
    /// More than the client's own limits together.
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private BoundedCall() {}

    /// Makes a call, on a thread of its own that ends with it or is interrupted: a virtual one if
    /// the caller's is. Who works on a platform thread has a reason.
    ///
    /// @throws KubernetesClientException if the call ends so, or does not end within 30 s
    /// @throws InterruptedException if the caller's thread is interrupted: the call may have been
    ///   carried out
    public static <T> T of(Supplier<T> call) throws InterruptedException {
        return of(call, LONGEST);
    }

    static <T> T of(Supplier<T> call, Duration longest) throws InterruptedException {
        var task = new FutureTask<T>(call::get);
        kind().name("api-call").start(task);
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException thrown -> thrown;
                case Error thrown -> throw thrown;
                case null, default -> new IllegalStateException("no supplier throws this", e);
            };
        } catch (TimeoutException e) {
            throw new KubernetesClientException(
                    "the call did not come back within %d ms".formatted(longest.toMillis()), e);
        } finally {
            task.cancel(true);
        }
    }

    private static Thread.Builder kind() {
        return Thread.currentThread().isVirtual()
                ? Thread.ofVirtual()
                : Thread.ofPlatform().daemon();
    }
}
