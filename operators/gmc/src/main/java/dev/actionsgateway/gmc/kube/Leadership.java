package dev.actionsgateway.gmc.kube;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Sees to it that one replica works at a time. A replica that stops gives the Lease back, so that
/// the next need not wait for its end: that takes as long as a retry. After a crash it is the whole
/// Lease.
public final class Leadership implements AutoCloseable {
    private static final String NAME = "actions-gateway-gmc";
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEW = Duration.ofSeconds(10);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final CompletableFuture<?> election;
    private final CountDownLatch won;

    private Leadership(CompletableFuture<?> election, CountDownLatch won) {
        this.election = election;
        this.won = won;
    }

    /// Begins to ask for the Lease.
    ///
    /// @param namespace where the Lease is
    /// @param identity tells this process from others
    /// @param lost is called when the Lease is another's: stop at once
    public static Leadership seek(
            KubernetesClient client, String namespace, String identity, Runnable lost) {
        var won = new CountDownLatch(1);
        var config =
                new LeaderElectionConfigBuilder()
                        .withName(NAME)
                        .withLock(new LeaseLock(namespace, NAME, identity))
                        .withLeaseDuration(LEASE)
                        .withRenewDeadline(RENEW)
                        .withRetryPeriod(RETRY)
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(won::countDown, lost, _ -> {}))
                        .build();
        return new Leadership(client.leaderElector().withConfig(config).build().start(), won);
    }

    /// Waits until we lead, however long another does.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void await() throws InterruptedException {
        won.await();
    }

    /// Gives the Lease back.
    @Override
    public void close() {
        election.cancel(true);
    }
}
