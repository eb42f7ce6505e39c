package dev.actionsgateway.agc.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.gateway.EffectiveGateway.CaBundle;
import dev.actionsgateway.api.gateway.SecurityProfile;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.api.group.WorkerTemplate;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `group.yaml` → `pod.yaml`, a folder for each case; `-Drefresh` writes what comes out.
class WorkerPodTest {
    private static final Path FOLDER = Path.of("src/test/resources/pods");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesThePodThatStandsInTheFolder(String name) throws IOException {
        var folder = FOLDER.resolve(name);
        var group =
                Serialization.unmarshal(
                        Files.readString(folder.resolve("group.yaml")), RunnerGroup.class);

        var pod = pod(group);

        var text = Serialization.asYaml(pod);
        if (System.getProperty("refresh") != null) {
            Files.writeString(folder.resolve("pod.yaml"), text);
        }
        assertThat(text).isEqualTo(Files.readString(folder.resolve("pod.yaml")));
    }

    @Test
    void hasNoFolderWithFurtherFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            var names = files.filter(Files::isRegularFile).map(FOLDER::relativize).toList();

            assertThat(names)
                    .allMatch(file -> file.getNameCount() == 2)
                    .allMatch(file -> file.endsWith("group.yaml") || file.endsWith("pod.yaml"))
                    .hasSize(2 * cases().size());
        }
    }

    private static io.fabric8.kubernetes.api.model.Pod pod(RunnerGroup group) {
        var told =
                Optional.ofNullable(group.getMetadata())
                        .map(meta -> meta.getAnnotations())
                        .orElse(Map.of());
        var spec = group.getSpec().effective();
        var template = ((WorkerTemplate.Typed) spec.worker().template()).template();
        var held = Jobs.held("builders", "r-1", "p-1", "j-1");
        var further = Integer.parseInt(told.getOrDefault("case/further-parts", "0"));
        var assignment = Assignment.of(held, further, "ag-12-builders-0", spec.priorityClassOf(1));
        var owner = new Owner("acme", "acme", "builders", "0000-1111");
        return WorkerPod.of(platform(told), owner, spec.worker(), template, assignment);
    }

    private static Platform platform(Map<String, String> told) {
        var proxy = told.get("case/proxy");
        return new Platform(
                "runner:2.335.1",
                "wrapper:1",
                "acme-worker",
                "https://github.com/acme",
                proxy == null
                        ? Map.of()
                        : Map.of(
                                "HTTPS_PROXY",
                                proxy,
                                "https_proxy",
                                proxy,
                                "NO_PROXY",
                                "localhost"),
                Optional.ofNullable(told.get("case/ca")).map(name -> new CaBundle(name, "ca.crt")),
                SecurityProfile.valueOf(
                        Objects.requireNonNullElse(told.get("case/profile"), "RESTRICTED")));
    }
}
