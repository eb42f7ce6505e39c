package dev.actionsgateway.agc.kube;

import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// Sees to it that one controller of a gateway works at a time: sessions and jobs have one owner.
public final class SoleInstance implements AutoCloseable {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration RENEW = Duration.ofSeconds(15);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final CompletableFuture<?> election;
    private final CountDownLatch won;

    private SoleInstance(CompletableFuture<?> election, CountDownLatch won) {
        this.election = election;
        this.won = won;
    }

    /// Begins to ask for the Lease.
    ///
    /// @param identity tells this process from others
    /// @param lost is called when the Lease is lost to somebody else: stop at once
    public static SoleInstance start(
            KubernetesClient client,
            String namespace,
            String gateway,
            String identity,
            Runnable lost) {
        var won = new CountDownLatch(1);
        var lock = new LeaseLock(namespace, Names.agc(gateway), identity);
        var config =
                new LeaderElectionConfigBuilder()
                        .withName(Names.agc(gateway))
                        .withLock(lock)
                        .withLeaseDuration(LEASE)
                        .withRenewDeadline(RENEW)
                        .withRetryPeriod(RETRY)
                        .withReleaseOnCancel(true)
                        .withLeaderCallbacks(new LeaderCallbacks(won::countDown, lost, _ -> {}))
                        .build();
        var elector = client.leaderElector().withConfig(config).build();
        return new SoleInstance(elector.start(), won);
    }

    /// Waits until the Lease is ours, however long another holds it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void await() throws InterruptedException {
        won.await();
    }

    /// Gives the Lease back, so that the next one need not wait for its end.
    @Override
    public void close() {
        election.cancel(true);
    }
}
