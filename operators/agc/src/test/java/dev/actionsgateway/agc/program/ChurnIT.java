package dev.actionsgateway.agc.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.cluster.ApiServer;
import dev.actionsgateway.cluster.OnCluster;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Groups come, change and go, a hundred times at random.
@OnCluster
class ChurnIT {
    private static final int CHANGES = 100;
    private static final int NAMES = 5;
    private static final int LISTENERS = 6;
    private static final Pattern GROUP_THREAD =
            Pattern.compile("\"name\":\\s*\"(group-[^\"]*|groups/drain-[^\"]*)\"");

    @TempDir Path folder;

    @Test
    void nothingIsLeftOfGroupsThatHaveGoneAndTheOthersListenOnceEach(ApiServer server)
            throws Exception {
        try (var site = new Site(server, "churn", folder)) {
            // extra listeners leave after fifty empty polls
            site.github.control.change(Map.of("pollHold", "PT0.5S"));
            int port = freePort();
            var environment = new HashMap<>(site.environment(Optional.empty()));
            environment.put("THREADS_PORT", Integer.toString(port));
            try (var program = AgcProcess.start(environment, List.of(), folder)) {
                Site.await("it serves", program::serves);

                change(site, new Random(11));

                for (var group : groups(site)) {
                    scale(site, group, LISTENERS, 0);
                }
                Site.await("each group listens once", () -> listenersFit(site));
                groups(site).forEach(group -> named(site, group).delete());
                Site.await("all groups are gone", () -> groups(site).isEmpty());
                assertThat(site.github.control.runners()).isEmpty();
                assertThat(site.github.control.sessions()).isEmpty();
                assertThat(objects(site)).isEmpty();
                Site.await("no thread of a group is left", () -> groupThreads(port).isEmpty());
                assertThat(program.saying("a mistake of ours")).isZero();
                assertThat(program.stop()).isZero();
            }
        }
    }

    private static void change(Site site, Random random) throws InterruptedException {
        for (int i = 0; i < CHANGES; i++) {
            var name = "g" + random.nextInt(NAMES);
            int listeners = 1 + random.nextInt(LISTENERS);
            boolean goes = random.nextInt(3) == 0;
            var found = Optional.ofNullable(named(site, name).get());
            if (found.isEmpty()) {
                site.group(name, listeners, listeners);
            } else if (goes) {
                named(site, name).delete();
            } else if (found.get().getMetadata().getDeletionTimestamp() == null) {
                int standby = random.nextInt(listeners);
                scale(site, name, listeners, standby);
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
        }
    }

    private static void scale(Site site, String name, int listeners, int standby) {
        named(site, name)
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"spec\":{\"maxListeners\":%d,\"standbyListeners\":%d,\"maxWorkers\":%d}}"
                                .formatted(listeners, standby, listeners));
    }

    private static Resource<RunnerGroup> named(Site site, String name) {
        return site.tenant
                .admin()
                .resources(RunnerGroup.class)
                .inNamespace(site.tenant.namespace())
                .withName(name);
    }

    private static List<String> groups(Site site) {
        return site
                .tenant
                .admin()
                .resources(RunnerGroup.class)
                .inNamespace(site.tenant.namespace())
                .list()
                .getItems()
                .stream()
                .map(group -> group.getMetadata().getName())
                .toList();
    }

    /// One listener for each group, and for no other.
    private static boolean listenersFit(Site site) {
        try {
            var owners =
                    site.github.control.sessions().stream()
                            .map(session -> session.runner().replaceAll("-.*", ""))
                            .sorted()
                            .toList();
            return owners.equals(List.copyOf(new TreeSet<>(groups(site))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> objects(Site site) {
        var admin = site.tenant.admin();
        var namespace = site.tenant.namespace();
        var secrets =
                Stream.of(Component.SEAT, Component.JOB)
                        .flatMap(component ->
                                admin
                                        .secrets()
                                        .inNamespace(namespace)
                                        .withLabel(Labels.COMPONENT, component.word())
                                        .list()
                                        .getItems()
                                        .stream())
                        .map(secret -> secret.getMetadata().getName());
        var pods =
                admin.pods().inNamespace(namespace).list().getItems().stream()
                        .map(pod -> pod.getMetadata().getName());
        return Stream.concat(secrets, pods).toList();
    }

    private static List<String> groupThreads(int port) {
        var address = URI.create("http://127.0.0.1:" + port + "/threads");
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address).build();
            var dump = client.send(request, BodyHandlers.ofString()).body().replace("\\/", "/");
            assertThat(dump).contains("threadDump", "credentials/look");
            return GROUP_THREAD.matcher(dump).results().map(found -> found.group(1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
