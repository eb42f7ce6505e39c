package dev.actionsgateway.agc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.group.GroupRuntime;
import dev.actionsgateway.agc.group.GroupSettings;
import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.agc.kube.PodCache;
import dev.actionsgateway.agc.kube.Tenant;
import dev.actionsgateway.agc.pod.Platform;
import dev.actionsgateway.api.Finalizers;
import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.RunnerGroupSpec;
import dev.actionsgateway.api.group.WorkerSpec;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.CustomResources;
import dev.actionsgateway.cluster.OnCluster;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// The groups themselves do nothing here: what is tested is what they are told, and what is said of
/// them.
@OnCluster
class RunnerGroupReconcilerIT {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Queue<Throwable> mistakes = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<Throwable>> broken =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<CountDownLatch> together =
            new AtomicReference<>(new CountDownLatch(1));
    private final PodCache pods = new PodCache();
    private Tenant tenant;
    private Operator operator;
    private Groups groups;

    @BeforeEach
    void start(ApiServer server, TestInfo info) {
        CustomResources.install(server.client());
        var labels = Map.of("pod-security.kubernetes.io/enforce", "restricted");
        tenant = Tenant.of(server, "groups", info, labels);
        var namespace = tenant.namespace();
        pods.watch(tenant.client(), namespace, "acme");
        var gateway = gateway(namespace);
        groups = new Groups(gateway, Duration.ofMinutes(1), mistakes::add);
        var reconciler =
                new RunnerGroupReconciler(gateway, groups, Optional::empty, _ -> {}, new Random(1));
        operator =
                new Operator(settings ->
                        settings.withKubernetesClient(tenant.client())
                                .withCloseClientOnStop(false));
        operator.register(
                reconciler,
                group ->
                        group.settingNamespace(namespace)
                                .withFinalizer(Finalizers.RUNNER_GROUP)
                                .withGenericFilter(reconciler::serves));
        operator.start();
    }

    @AfterEach
    void stop() {
        operator.stop();
        groups.close();
        assertThat(mistakes).isEmpty();
        pods.close();
        tenant.close();
    }

    @Test
    void startsAGroupTellsItOfChangesAndDrainsItBeforeItGoes() throws Exception {
        var group = create("builders", "acme", null);
        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("start builders 10");
        await("builders", found -> found.getStatus() != null);

        edit(group, group.getSpec().withLimits(4, 0, 2));
        assertThat(next("update")).isEqualTo("update builders 2");

        tenant.admin().resource(group).delete();
        assertThat(next("drain")).isEqualTo("drain builders");
        tenant.admin()
                .resource(group)
                .waitUntilCondition(java.util.Objects::isNull, 20, TimeUnit.SECONDS);
    }

    @Test
    void endsAGroupThatIsGoneWithoutItsFinalizer() throws Exception {
        groups.keepTidy(_ -> Sleeper.system().sleep(Duration.ofMillis(50)));
        var group = create("lost", "acme", null);
        assertThat(next("start")).isEqualTo("start lost 10");
        await("lost", found -> found.getStatus() != null);
        operator.stop(); // as if it had not heard

        tenant.admin()
                .resource(group)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"finalizers\":null}}");
        tenant.admin().resource(group).delete();

        assertThat(next("drain")).isEqualTo("drain lost");
        assertThat(next("close")).isEqualTo("close lost");
    }

    @Test
    void startsAGroupThatBrokeAgain() throws Exception {
        create("brittle", "acme", null);
        assertThat(next("start")).isEqualTo("start brittle 10");

        broken.set(Optional.of(new AssertionError("a mistake")));

        assertThat(next("close")).isEqualTo("close brittle");
        assertThat(next("start")).isEqualTo("start brittle 10");
    }

    @Test
    void leavesAllGroupsAtOnceWhenTheProgramEnds() throws Exception {
        together.set(new CountDownLatch(2));
        create("left", "acme", null);
        create("right", "acme", null);
        assertThat(next("start")).startsWith("start");
        assertThat(next("start")).startsWith("start");
        operator.stop();

        groups.close();

        assertThat(told).contains("close left", "close right").doesNotContain("alone");
    }

    @Test
    void leavesTheGroupsOfOtherGatewaysAlone() throws Exception {
        create("theirs", "another", null);

        create("ours", "acme", null);

        assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("start ours 10");
        assertThat(told).noneMatch(said -> said.contains("theirs"));
    }

    @Test
    void saysThatTheClusterRefusesATemplate() {
        create(
                "privileged",
                "acme",
                Map.of(
                        "spec",
                        Map.of(
                                "volumes",
                                List.of(Map.of("name", "h", "hostPath", Map.of("path", "/"))))));

        var found =
                await(
                        "privileged",
                        now ->
                                now.getStatus() != null
                                        && now.getStatus().conditions().stream()
                                                .anyMatch(condition ->
                                                        condition.type().equals("TemplateRejected")
                                                                && condition
                                                                        .status()
                                                                        .equals("True")));

        assertThat(found.getStatus().conditions())
                .filteredOn(condition -> condition.type().equals("TemplateRejected"))
                .singleElement()
                .satisfies(condition -> assertThat(condition.message()).contains("PodSecurity"));
    }

    private String next(String what) throws InterruptedException {
        for (int other = 0; other < 30; other++) {
            var said = told.poll(20, TimeUnit.SECONDS);
            if (said == null || said.startsWith(what)) {
                return String.valueOf(said);
            }
        }
        return "much else";
    }

    private RunnerGroup create(
            String name,
            String gateway,
            @org.jspecify.annotations.Nullable Map<String, Object> template) {
        var spec =
                RunnerGroupSpec.of(gateway, List.of("self-hosted"))
                        .withWorker(new WorkerSpec(template, null, null, null, null, null));
        return tenant.admin().resource(RunnerGroup.of(tenant.namespace(), name, spec)).create();
    }

    private void edit(RunnerGroup group, RunnerGroupSpec spec) {
        tenant.admin()
                .resources(RunnerGroup.class)
                .inNamespace(tenant.namespace())
                .withName(group.getMetadata().getName())
                .edit(found -> {
                    found.setSpec(spec);
                    return found;
                });
    }

    private RunnerGroup await(String name, java.util.function.Predicate<RunnerGroup> wanted) {
        return tenant.admin()
                .resources(RunnerGroup.class)
                .inNamespace(tenant.namespace())
                .withName(name)
                .waitUntilCondition(now -> now != null && wanted.test(now), 20, TimeUnit.SECONDS);
    }

    private Gateway gateway(String namespace) {
        var platform =
                new Platform(
                        "runner:1",
                        "wrapper:1",
                        "acme-worker",
                        "https://github.com/acme",
                        Map.of(),
                        Optional.empty(),
                        SecurityProfile.RESTRICTED);
        return new Gateway(
                "acme",
                namespace,
                tenant.client(),
                tenant.calls(),
                pods,
                List::of,
                platform,
                "2.335.1",
                (settings, _) -> {
                    broken.set(Optional.empty());
                    told.add("start " + settings.name() + " " + settings.maxWorkers());
                    return new Quiet(settings.name(), told, broken::get, together::get);
                },
                InstantSource.system());
    }

    /// A group without seats.
    private record Quiet(
            String name,
            BlockingQueue<String> told,
            Supplier<Optional<Throwable>> mistake,
            Supplier<CountDownLatch> together)
            implements GroupRuntime {
        @Override
        public void update(GroupSettings settings) {
            told.add("update " + name + " " + settings.maxWorkers());
        }

        @Override
        public void look() {}

        @Override
        public GroupView view() {
            return new GroupView(
                    1, 1, Optional.empty(), 0, 1, Map.of(), List.of(), Optional.empty());
        }

        @Override
        public Drained drain(Deadline deadline) {
            told.add("drain " + name);
            return new Drained(List.of());
        }

        @Override
        public Optional<Throwable> broken() {
            return mistake.get();
        }

        @Override
        public void close() {
            told.add("close " + name);
            together.get().countDown();
            try {
                if (!together.get().await(20, TimeUnit.SECONDS)) {
                    told.add("alone");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
