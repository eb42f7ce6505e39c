package dev.actionsgateway.agc.kube;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.job.Held;
import dev.actionsgateway.agc.job.JobStore.Intent;
import dev.actionsgateway.agc.job.JobStore.Recovered;
import dev.actionsgateway.agc.job.JobStore.Stored;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.pod.Jobs;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Payload;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunServiceUrl;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kube.ApiClient;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The records of jobs on a real API server.
@OnCluster
class JobSecretsIT {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final AtomicInteger ATTEMPT = new AtomicInteger();

    private Tenant tenant;

    @BeforeEach
    void make(ApiServer server, TestInfo info) {
        tenant = Tenant.of(server, "jobs", info, Map.of());
    }

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void fencesASecondIntentForOneDelivery() throws Exception {
        var first = jobs("a");
        var second = jobs("a");

        var written = first.intend(new SeatId("a", 0), offer("r-1"), NOW, Tenant.soon());
        var fenced = second.intend(new SeatId("a", 1), offer("r-1"), NOW, Tenant.soon());

        assertThat(written).isInstanceOf(Intent.Written.class);
        assertThat(fenced).isEqualTo(new Intent.AlreadyThere(((Intent.Written) written).record()));
    }

    @Test
    void recoversIntentsAndClaimedJobsPageByPage() throws Exception {
        var store = jobs("a");
        var held = new ArrayList<Held>();
        for (int number = 0; number < 45; number++) {
            held.add(claim(store, number, "payload".getBytes(UTF_8)));
        }
        store.intend(new SeatId("a", 3), offer("only-intended"), NOW, Tenant.soon());
        store.started(held.getFirst().record(), new WorkerName("worker-x"), Tenant.soon());

        var found = recover(jobs("a"), "a");

        assertThat(found).hasSize(46);
        assertThat(found)
                .filteredOn(Recovered.Intended.class::isInstance)
                .singleElement()
                .isEqualTo(
                        new Recovered.Intended(
                                new Intent.Written(
                                        new RecordName(Names.job("only-intended")),
                                        new SeatId("a", 3),
                                        offer("only-intended")),
                                NOW));
        assertThat(found)
                .contains(
                        new Recovered.Claimed(
                                held.getFirst(), Optional.of(new WorkerName("worker-x"))));
        assertThat(found).contains(new Recovered.Claimed(held.get(1), Optional.empty()));
    }

    @Test
    void keepsGroupsApart() throws Exception {
        claim(jobs("a"), 1, "payload".getBytes(UTF_8));

        assertThat(recover(jobs("b"), "b")).isEmpty();
    }

    @Test
    void spreadsALargePayloadOverSeveralSecretsAndRemovesThemAll() throws Exception {
        var payload = new byte[2_500_000];
        new Random(1).nextBytes(payload);
        var store = jobs("a");

        var held = claim(store, 1, payload);

        assertThat(secrets()).hasSize(4);
        assertThat(unpacked(held.record())).isEqualTo(payload);
        var restarted = jobs("a");
        assertThat(recover(restarted, "a")).hasSize(1);
        assertThat(restarted.drop(held.record(), Tenant.soon()))
                .isEqualTo(new Stored.Done(held.record()));
        assertThat(secrets()).isEmpty();
    }

    @Test
    void storesALeaseOnce() throws Exception {
        var store = jobs("a");
        var intent =
                (Intent.Written) store.intend(new SeatId("a", 0), offer("r-1"), NOW, Tenant.soon());
        var won = won("r-1", "payload".getBytes(UTF_8));

        assertThat(store.store(intent, won, NOW, Tenant.soon()))
                .isEqualTo(new Stored.Done(intent.record()));
        assertThat(store.store(intent, won, NOW, Tenant.soon()))
                .isEqualTo(new Stored.Done(intent.record()));
    }

    @Test
    void storesALeaseInAnIntentThatSomebodyHasTouched() throws Exception {
        var store = jobs("a");
        var intent =
                (Intent.Written) store.intend(new SeatId("a", 0), offer("r-1"), NOW, Tenant.soon());
        tenant.admin()
                .secrets()
                .inNamespace(tenant.namespace())
                .withName(intent.record().value())
                .edit(secret ->
                        secret.edit()
                                .editMetadata()
                                .addToAnnotations("backup.example/seen", "yes")
                                .endMetadata()
                                .build());

        assertThat(store.store(intent, won("r-1", "x".getBytes(UTF_8)), NOW, Tenant.soon()))
                .isEqualTo(new Stored.Done(intent.record()));

        assertThat(secrets())
                .singleElement()
                .satisfies(secret ->
                        assertThat(secret.getMetadata().getAnnotations())
                                .containsKey("backup.example/seen"));
    }

    @Test
    void saysThatAnIntentIsGone() throws Exception {
        var store = jobs("a");
        var intent =
                (Intent.Written) store.intend(new SeatId("a", 0), offer("r-1"), NOW, Tenant.soon());
        store.drop(intent.record(), Tenant.soon());

        assertThat(store.store(intent, won("r-1", "x".getBytes(UTF_8)), NOW, Tenant.soon()))
                .isEqualTo(new Stored.Failed("the intent is gone"));
    }

    @Test
    void leavesADamagedRecordAloneAndSaysSo() throws Exception {
        var store = jobs("a");
        var held = claim(store, 1, "payload".getBytes(UTF_8));
        var name = held.record().value();
        var damaged = tenant.admin().secrets().inNamespace(tenant.namespace()).withName(name).get();
        damaged.getData().remove("plan-id");
        damaged.setImmutable(null);
        damaged.getMetadata().setResourceVersion(null);
        tenant.admin().resource(damaged).delete();
        tenant.admin().resource(damaged).create();

        assertThat(recover(store, "a"))
                .containsExactly(new Recovered.Unreadable(held.record(), "plan-id is missing"));
    }

    @Test
    void doesNotClaimWhenTheApiServerDoesNotAnswer() throws Exception {
        var config =
                new ConfigBuilder(tenant.config()).withMasterUrl("https://127.0.0.1:1").build();
        try (var dead = ApiClient.of(config)) {
            var store = new JobSecrets(dead, tenant.calls(), tenant.owner("a"), () -> "x");
            var deadline = Deadline.after(Duration.ofSeconds(1), InstantSource.system());

            var intent = store.intend(new SeatId("a", 0), offer("r-1"), NOW, deadline);

            assertThat(intent).isInstanceOf(Intent.Unavailable.class);
        }
    }

    private JobSecrets jobs(String group) {
        return new JobSecrets(
                tenant.client(),
                tenant.calls(),
                tenant.owner(group),
                () -> "attempt-" + ATTEMPT.incrementAndGet());
    }

    private static Held claim(JobSecrets store, int number, byte[] payload)
            throws InterruptedException {
        var request = "r-" + number;
        var seat = new SeatId("a", 0);
        var intent = (Intent.Written) store.intend(seat, offer(request), NOW, Tenant.soon());
        var won = won(request, payload);
        assertThat(store.store(intent, won, NOW, Tenant.soon()))
                .isEqualTo(new Stored.Done(intent.record()));
        return new Held(intent.record(), seat, won.lease(), won.job(), NOW);
    }

    private static Claim.Won won(String request, byte[] payload) {
        var held = Jobs.held("a", request, "plan", request);
        return new Claim.Won(held.lease(), held.job(), Payload.of(payload));
    }

    private static Offer offer(String request) {
        return new Offer(
                new RequestId(request),
                new RunServiceUrl("https://run.example/1/"),
                Optional.of(new BillingOwner("U_1")),
                Offer.Receipt.WANTED);
    }

    private static List<Recovered> recover(JobSecrets store, String group)
            throws InterruptedException {
        var found = new ArrayList<Recovered>();
        assertThat(store.recover(group, found::add, Tenant.soon())).isInstanceOf(Stored.Done.class);
        return found;
    }

    private List<Secret> secrets() {
        return tenant.admin().secrets().inNamespace(tenant.namespace()).list().getItems();
    }

    private byte[] unpacked(RecordName record) throws IOException {
        var packed = new ByteArrayOutputStream();
        for (int part = 0; part < 4; part++) {
            var name = part == 0 ? record.value() : record + "-" + part;
            var secret =
                    tenant.admin().secrets().inNamespace(tenant.namespace()).withName(name).get();
            packed.write(Base64.getDecoder().decode(secret.getData().get("payload-" + part)));
        }
        return new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())).readAllBytes();
    }
}
