package dev.actionsgateway.agc.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.agc.events.Event;
import dev.actionsgateway.agc.events.Events;
import dev.actionsgateway.api.group.RunnerGroup;
import dev.actionsgateway.kit.Nursery;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventSeries;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes notices as Kubernetes Events at their RunnerGroup, on a thread of its own. What says the
/// same of the same within ten minutes counts up one Event. What cannot be written is dropped: the
/// log has it.
public final class KubeEvents implements Events, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KubeEvents.class);
    private static final int MOST_WAITING = 256;
    private static final int MOST_KNOWN = 256;
    private static final int LONGEST_NOTE = 1_024; // bytes
    private static final Duration SERIES = Duration.ofMinutes(10);
    private static final String CONTROLLER = "actionsgateway.dev/agc";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private final KubernetesClient client;
    private final String namespace;
    private final String instance;
    private final InstantSource clock;
    private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SequencedMap<Subject, Written> known = new LinkedHashMap<>(); // the writer's own
    private final Nursery nursery = Nursery.open("events");

    /// What makes two notices one series.
    private record Subject(String uid, Notice.Kind kind, String reason, Optional<String> worker) {}

    private record Written(String name, int count, Instant last) {}

    /// Begins to write.
    ///
    /// @param instance which program it is: the pod's name
    public KubeEvents(
            KubernetesClient client, String namespace, String instance, InstantSource clock) {
        this.client = client;
        this.namespace = namespace;
        this.instance = instance;
        this.clock = clock;
        var _ = nursery.fork("write", this::write);
    }

    @Override
    public void note(Event event) {
        Notices.of(event).ifPresent(this::tell);
    }

    /// Takes a notice to be written; never waits.
    public void tell(Notice notice) {
        if (!waiting.offer(notice)) {
            log.atWarn().addKeyValue("notice", notice).log("too many notices: not written");
        }
    }

    private @Nullable Void write() throws InterruptedException {
        while (true) {
            var notice = waiting.take();
            try {
                write(notice);
            } catch (KubernetesClientException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while a notice was written");
                }
                log.atWarn()
                        .addKeyValue("notice", notice)
                        .addKeyValue("code", e.getCode())
                        .addKeyValue("why", why(e))
                        .log("a notice could not be written");
            }
        }
    }

    /// The server's own words.
    private static String why(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("no answer");
    }

    private void write(Notice notice) {
        var group =
                client.resources(RunnerGroup.class)
                        .inNamespace(namespace)
                        .withName(notice.group())
                        .get();
        if (group == null) {
            return;
        }
        var uid = group.getMetadata().getUid();
        var subject = new Subject(uid, notice.kind(), notice.reason().word(), notice.worker());
        var now = clock.instant();
        var before = Optional.ofNullable(known.remove(subject));
        known.put(
                subject,
                before.filter(written -> written.last().plus(SERIES).isAfter(now))
                        .flatMap(written -> again(written, now))
                        .orElseGet(() -> first(notice, uid, now)));
        if (known.size() > MOST_KNOWN) {
            known.pollFirstEntry();
        }
    }

    private Written first(Notice notice, String uid, Instant now) {
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withGenerateName(notice.group() + "-")
                        .endMetadata()
                        .withEventTime(new MicroTime(MICROS.format(now)))
                        .withType(notice.kind().word())
                        .withReason(notice.reason().word())
                        .withAction(notice.reason().word())
                        .withNote(cut(notice.note()))
                        .withReportingController(CONTROLLER)
                        .withReportingInstance(instance)
                        .withRegarding(group(notice.group(), uid));
        notice.worker().ifPresent(pod -> event.withRelated(pod(pod)));
        var made = client.resource(event.build()).create();
        return new Written(made.getMetadata().getName(), 1, now);
    }

    /// Counts up; empty if the Event is gone.
    private Optional<Written> again(Written written, Instant now) {
        int count = written.count() + 1;
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(written.name())
                        .endMetadata()
                        .withSeries(new EventSeries(count, new MicroTime(MICROS.format(now))))
                        .build();
        try {
            client.resource(event).patch(MERGE); // as an object: a text is read back first
            return Optional.of(new Written(written.name(), count, now));
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private ObjectReference group(String name, String uid) {
        return new ObjectReferenceBuilder()
                .withApiVersion("actionsgateway.dev/v1alpha1")
                .withKind("RunnerGroup")
                .withNamespace(namespace)
                .withName(name)
                .withUid(uid)
                .build();
    }

    private ObjectReference pod(String name) {
        return new ObjectReferenceBuilder()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(namespace)
                .withName(name)
                .build();
    }

    private static String cut(String note) {
        var bytes = note.getBytes(UTF_8);
        return bytes.length <= LONGEST_NOTE
                ? note
                : new String(
                        bytes, 0, LONGEST_NOTE - 3, UTF_8); // half a letter becomes three bytes
    }

    @Override
    public void close() {
        nursery.close();
    }
}
