package dev.actionsgateway.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Sees to it that one process works at a time. One that stops gives the Lease back, so that the
/// next need not wait for its end: that takes as long as a retry. After a crash it is the whole
/// Lease.
public final class Leadership implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final CompletableFuture<?> election;
    private final CountDownLatch won;

    private Leadership(CompletableFuture<?> election, CountDownLatch won) {
        this.election = election;
        this.won = won;
    }

    /// Begins to ask for the Lease.
    ///
    /// @param lost is called when the Lease is another's: stop at once
    public static Leadership seek(KubernetesClient client, Lease lease, Runnable lost) {
        var won = new CountDownLatch(1);
        var lock = new LeaseLock(lease.namespace(), lease.name(), lease.identity());
        var config =
                new LeaderElectionConfigBuilder()
                        .withName(lease.name())
                        .withLock(lock)
                        .withLeaseDuration(lease.length())
                        .withRenewDeadline(lease.renewal())
                        .withRetryPeriod(RETRY)
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(won::countDown, lost, _ -> {}))
                        .build();
        return new Leadership(client.leaderElector().withConfig(config).build().start(), won);
    }

    /// Waits until the Lease is ours, however long another holds it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void await() throws InterruptedException {
        won.await();
    }

    /// Whether the Lease has been ours.
    public boolean isWon() {
        return won.getCount() == 0;
    }

    /// Whether the Lease is still asked for, or renewed.
    public boolean isAlive() {
        return !election.isDone();
    }

    /// Gives the Lease back.
    @Override
    public void close() {
        election.cancel(true);
    }
}
