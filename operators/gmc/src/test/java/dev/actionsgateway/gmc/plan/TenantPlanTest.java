package dev.actionsgateway.gmc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.gateway.ActionsGateway;
import dev.actionsgateway.api.gateway.Resources;
import dev.actionsgateway.kit.net.AddressRange;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `gateway.yaml` → `objects.yaml`, a folder for each case; `-Drefresh` writes what comes out.
class TenantPlanTest {
    private static final Path FOLDER = Path.of("src/test/resources/tenants");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansTheObjectsThatStandInTheFolder(String name) throws IOException {
        var folder = FOLDER.resolve(name);

        var plan = TenantPlan.of(Tenant.of(gateway(folder)), platform());

        var text =
                Stream.concat(Stream.of(plan.namespace()), plan.objects())
                        .map(Serialization::asYaml)
                        .collect(Collectors.joining());
        if (System.getProperty("refresh") != null) {
            Files.writeString(folder.resolve("objects.yaml"), text);
        }
        assertThat(text).isEqualTo(Files.readString(folder.resolve("objects.yaml")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyObjectIsOfTheTenantAndSaysWhoMadeIt(String name) throws IOException {
        var plan = plan(name);

        assertThat(plan.objects())
                .hasSizeGreaterThan(10)
                .allSatisfy(object -> {
                    var meta = object.getMetadata();
                    assertThat(meta.getNamespace()).isEqualTo("team-a");
                    assertThat(meta.getName()).hasSizeLessThanOrEqualTo(63);
                    assertThat(meta.getLabels())
                            .containsEntry("app.kubernetes.io/managed-by", TenantPlan.MANAGER)
                            .containsEntry("actionsgateway.dev/gateway", "acme");
                    assertThat(meta.getOwnerReferences()).hasSize(1);
                });
    }

    @Test
    void theProxyHasNoNumberOfReplicasSinceThatIsTheAutoscalers() throws IOException {
        var plan = plan("says-nothing");

        assertThat(names(plan.objects())).contains("HorizontalPodAutoscaler acme-proxy");
        assertThat(
                        plan.objects()
                                .filter(
                                        io.fabric8.kubernetes.api.model.apps.Deployment.class
                                                ::isInstance)
                                .map(io.fabric8.kubernetes.api.model.apps.Deployment.class::cast)
                                .filter(each -> each.getMetadata().getName().equals("acme-proxy"))
                                .map(each -> each.getSpec().getReplicas()))
                .containsExactly((Integer) null);
    }

    static TenantPlan plan(String name) throws IOException {
        return TenantPlan.of(Tenant.of(gateway(FOLDER.resolve(name))), platform());
    }

    private static Set<String> names(Stream<HasMetadata> objects) {
        return objects.map(each -> each.getKind() + " " + each.getMetadata().getName())
                .collect(Collectors.toSet());
    }

    private static ActionsGateway gateway(Path folder) throws IOException {
        return Serialization.unmarshal(
                Files.readString(folder.resolve("gateway.yaml")), ActionsGateway.class);
    }

    private static Platform platform() {
        return new Platform(
                new Platform.Images(
                        "ag/agc:1",
                        "ag/proxy:1",
                        "ag/wrapper:1",
                        "runner:2",
                        "IfNotPresent",
                        List.of()),
                "2.336.0",
                "actions-gateway-agc",
                "cluster.local",
                new Platform.ApiServer("10.43.0.1", new TreeSet<>(Set.of(6443)), List.of()),
                ranges("10.20.0.0/16"),
                ranges("10.42.0.0/16", "203.0.113.0/24"),
                EgressMode.NAMES,
                "actions-gateway-system",
                resources(),
                resources());
    }

    private static List<AddressRange> ranges(String... all) {
        return Stream.of(all).map(each -> AddressRange.of(each)).toList();
    }

    private static Resources resources() {
        return new Resources(
                Map.of("cpu", new Quantity("50m")), Map.of("memory", new Quantity("128Mi")));
    }
}
