package dev.actionsgateway.gmc.meta;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.gmc.meta.MetaNews.Answer;
import dev.actionsgateway.gmc.meta.ProxyClient.Place;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kube.BoundedCall;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the proxies of gateways how well they know GitHub's names, on threads of its own: whoever
/// looks is told what is known, and never waits.
public final class MetaWatch implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MetaWatch.class);

    /// What is well is asked again after this.
    static final Duration EVERY = Duration.ofMinutes(15);

    /// What is not well is asked again at the first look after this.
    static final Duration SOON = Duration.ofSeconds(10);

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1_024;

    /// The oldest know least: the others need not be asked.
    private static final int MOST_PODS = 3;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final Consumer<Whose> changed;
    private final ProxyClient proxies;
    private final Map<Whose, Known> known = new ConcurrentHashMap<>();
    private final BlockingQueue<Whose> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Nursery nursery = Nursery.open("meta");

    /// Whose proxies.
    public record Whose(String namespace, String gateway) {}

    private record Known(MetaNews news, Instant at, Stage stage) {}

    private enum Stage {
        ASKING,
        DONE
    }

    /// Begins.
    ///
    /// @param changed is told of every gateway whose proxies were asked
    public MetaWatch(KubernetesClient client, InstantSource clock, Consumer<Whose> changed) {
        this.client = client;
        this.clock = clock;
        this.changed = changed;
        this.proxies = new ProxyClient(client.getKubernetesSerialization());
        for (int i = 0; i < THREADS; i++) {
            var _ = nursery.fork("ask-" + i, this::work);
        }
    }

    /// What is known; what is old is asked for meanwhile.
    public MetaNews look(Whose whose) {
        var now = clock.instant();
        var last =
                known.getOrDefault(
                        whose, new Known(new MetaNews.NotAsked(), Instant.EPOCH, Stage.DONE));
        if (last.stage() == Stage.DONE && isDue(last, now)) {
            known.put(whose, new Known(last.news(), now, Stage.ASKING));
            if (!waiting.offer(whose)) {
                known.put(whose, last); // the next look tries again
            }
        }
        return last.news();
    }

    private static boolean isDue(Known last, Instant now) {
        var pause = MetaRules.isWell(last.news()) ? EVERY : SOON;
        return !last.at().plus(pause).isAfter(now);
    }

    /// The gateway is gone.
    public void forget(Whose whose) {
        known.remove(whose);
    }

    private @Nullable Void work() throws InterruptedException {
        while (true) {
            var whose = waiting.take();
            var news = ask(whose);
            var now = clock.instant();
            if (known.computeIfPresent(whose, (_, _) -> new Known(news, now, Stage.DONE)) != null) {
                changed.accept(whose);
            }
        }
    }

    private MetaNews ask(Whose whose) throws InterruptedException {
        try {
            return ask(places(whose));
        } catch (KubernetesClientException e) {
            return new MetaNews.Silent("?", "its pods cannot be listed (" + e.getCode() + ")");
        } catch (RuntimeException e) { // a mistake of ours must not end the thread
            log.atError().addKeyValue("namespace", whose.namespace()).setCause(e).log("not asked");
            return new MetaNews.Silent("?", e.toString());
        }
    }

    private MetaNews ask(List<Place> places) throws InterruptedException {
        var answers = new ArrayList<Answer>();
        var silent = new ArrayList<MetaNews>();
        for (var place : places) {
            try {
                answers.add(proxies.ask(place));
            } catch (IOException e) {
                silent.add(new MetaNews.Silent(place.pod(), words(e)));
            }
        }
        if (!answers.isEmpty()) {
            return new MetaNews.Told(answers);
        }
        return silent.isEmpty() ? new MetaNews.NoProxy() : silent.getFirst();
    }

    private static String words(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElseGet(() -> e.getClass().getSimpleName());
    }

    /// The ready ones; if none is, all that run: what they cannot hear may be why.
    private List<Place> places(Whose whose) throws InterruptedException {
        var labels =
                Map.of(Labels.GATEWAY, whose.gateway(), Labels.COMPONENT, Component.PROXY.word());
        var pods =
                BoundedCall.of(() ->
                        client.pods()
                                .inNamespace(whose.namespace())
                                .withLabels(labels)
                                .list()
                                .getItems());
        var ready = pods.stream().filter(Readiness.getInstance()::isReady).toList();
        return (ready.isEmpty() ? pods : ready)
                .stream()
                        .sorted(
                                Comparator.comparing(
                                        pod -> pod.getMetadata().getCreationTimestamp()))
                        .flatMap(pod -> place(pod).stream())
                        .limit(MOST_PODS)
                        .toList();
    }

    private static Optional<Place> place(Pod pod) {
        var port =
                pod.getSpec().getContainers().stream()
                        .map(Container::getPorts)
                        .flatMap(List::stream)
                        .filter(each -> "management".equals(each.getName()))
                        .map(ContainerPort::getContainerPort)
                        .findFirst();
        var ip = Optional.ofNullable(pod.getStatus()).map(status -> status.getPodIP());
        return port.flatMap(number ->
                ip.map(address -> new Place(pod.getMetadata().getName(), address, number)));
    }

    @Override
    public void close() {
        nursery.close();
        proxies.close();
    }
}
