package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.JobStore.Intent;
import dev.actionsgateway.agc.job.JobStore.Stored;
import dev.actionsgateway.agc.kube.JobSecrets;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Job;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Payload;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is stored does not fill the memory of a controller that starts.
@OnCluster
class MemoryIT {
    private static final int JOBS = 1_000;
    private static final int PAYLOAD = 150_000;
    private static final int SEATS = 20;
    private static final int LIMIT_MIB = 192;
    private static final int WRITERS = 8;

    @TempDir Path folder;

    @Test
    void aThousandStoredPayloadsAreLookedThroughWithinTheMemoryOfItsContainer(ApiServer server)
            throws Exception {
        try (var site = new Site(server, "memory", folder);
                var intents = new Intents(site.tenant)) {
            var owner = Owner.of(site.group("team", 5, 5), "acme");
            try (var nursery = Nursery.open("writers")) {
                for (int writer = 0; writer < WRITERS; writer++) {
                    int first = writer;
                    var _ = nursery.fork("writer-" + writer, () -> write(site, owner, first));
                }
                nursery.join();
            }
            assertThat(intents.recorded()).isEqualTo(JOBS);
            site.github.control.addFault(NewFault.status("POST", "**/renewjob", 1_000_000, 404));

            var flags = List.of("-XX:MaxRAM=" + LIMIT_MIB + "m", AgcProcess.trained(folder));
            try (var program =
                    AgcProcess.start(site.environment(Optional.empty()), flags, folder)) {
                var memory = new AtomicLong();
                Site.await(
                        "GitHub has let go of all, and so do we",
                        () -> {
                            memory.accumulateAndGet(ownMib(program.pid()), Math::max);
                            return intents.recorded() == 0 || !program.lives();
                        });

                System.out.println("memory: " + memory + " MiB of its own at most");
                assertThat(program.lives()).isTrue();
            }
        }
    }

    /// Every so many-th job.
    private static Optional<String> write(Site site, Owner owner, int first)
            throws InterruptedException {
        var store = new JobSecrets(site.tenant.admin(), site.tenant.calls(), owner, () -> "once");
        for (int number = first; number < JOBS; number += WRITERS) {
            var seat = new SeatId(owner.group(), number % SEATS);
            var offer =
                    new Offer(
                            new RequestId("request-" + number),
                            new RunServiceUrl(site.github.runService()),
                            Optional.empty(),
                            Offer.Receipt.NOT_WANTED);
            var intent = store.intend(seat, offer, Instant.now(), Tenant.soon());
            var stored =
                    store.store(
                            (Intent.Written) intent,
                            won(offer, number),
                            Instant.now(),
                            Tenant.soon());
            assertThat(stored).isInstanceOf(Stored.Done.class);
        }
        return Optional.empty();
    }

    private static Claim.Won won(Offer offer, int number) {
        var key = new JobKey(new PlanId("plan-" + number), new JobId("job-" + number));
        var payload = new byte[PAYLOAD];
        new Random(number).nextBytes(payload); // cannot be packed
        return new Claim.Won(
                new Lease(
                        key,
                        offer.request(),
                        offer.runService(),
                        new JobToken(Secret.of("token-" + number)),
                        Optional.empty()),
                new Job(key, "job " + number, Optional.empty()),
                Payload.of(payload));
    }

    /// What no other process shares with it, and the kernel cannot take back.
    private static long ownMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("RssAnon:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // it has ended
        }
    }
}
