package dev.actionsgateway.gmc.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.condition.Reason;
import dev.actionsgateway.api.gateway.ActionsGateway;
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

/// Writes notices as Kubernetes Events at their gateway, on a thread of its own. What says the same
/// of the same within ten minutes counts up one Event. What cannot be written is dropped: the
/// status has it.
public final class EventWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_KNOWN = 256;
    private static final Duration SERIES = Duration.ofMinutes(10);
    private static final int LONGEST_NOTE = 1_024; // bytes
    private static final String CONTROLLER = Api.GROUP + "/gmc";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private final KubernetesClient client;
    private final String instance;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SequencedMap<Subject, Written> known = new LinkedHashMap<>(); // the writer's own
    private final Nursery nursery = Nursery.open("events");

    private record Waiting(ObjectReference gateway, Notice notice) {}

    /// What makes two notices one series.
    private record Subject(String uid, Notice.Kind kind, Reason reason) {}

    private record Written(String name, int count, Instant last) {}

    /// Begins to write.
    ///
    /// @param instance which program it is: the pod's name
    public EventWriter(KubernetesClient client, String instance, InstantSource clock) {
        this.client = client;
        this.instance = instance;
        this.clock = clock;
        var _ = nursery.fork("write", this::write);
    }

    /// Takes a notice to be written; never waits.
    public void tell(ActionsGateway gateway, Notice notice) {
        if (!waiting.offer(new Waiting(reference(gateway), notice))) {
            log.atWarn().addKeyValue("notice", notice).log("too many notices: not written");
        }
    }

    private @Nullable Void write() throws InterruptedException {
        while (true) {
            var next = waiting.take();
            try {
                write(next.gateway(), next.notice());
            } catch (KubernetesClientException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while a notice was written");
                }
                log.atWarn()
                        .addKeyValue("namespace", next.gateway().getNamespace())
                        .addKeyValue("notice", next.notice())
                        .addKeyValue("why", why(e))
                        .log("a notice could not be written");
            }
        }
    }

    /// The server's own words.
    private static String why(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("no answer");
    }

    private void write(ObjectReference gateway, Notice notice) {
        var subject = new Subject(gateway.getUid(), notice.kind(), notice.reason());
        var now = clock.instant();
        var before = Optional.ofNullable(known.remove(subject));
        known.put(
                subject,
                before.filter(written -> written.last().plus(SERIES).isAfter(now))
                        .flatMap(written -> again(gateway.getNamespace(), written, now))
                        .orElseGet(() -> first(gateway, notice, now)));
        if (known.size() > MOST_KNOWN) {
            known.pollFirstEntry();
        }
    }

    /// Counts up; empty if the Event is gone.
    private Optional<Written> again(String namespace, Written written, Instant now) {
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

    private Written first(ObjectReference gateway, Notice notice, Instant now) {
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withNamespace(gateway.getNamespace())
                        .withGenerateName(gateway.getName() + "-")
                        .endMetadata()
                        .withEventTime(new MicroTime(MICROS.format(now)))
                        .withType(notice.kind().word())
                        .withReason(notice.reason().word())
                        .withAction(notice.reason().word())
                        .withNote(cut(notice.note()))
                        .withReportingController(CONTROLLER)
                        .withReportingInstance(instance)
                        .withRegarding(gateway)
                        .build();
        var made = client.resource(event).create();
        return new Written(made.getMetadata().getName(), 1, now);
    }

    private static ObjectReference reference(ActionsGateway gateway) {
        var meta = gateway.getMetadata();
        return new ObjectReferenceBuilder()
                .withApiVersion(Api.GROUP_VERSION)
                .withKind("ActionsGateway")
                .withNamespace(meta.getNamespace())
                .withName(meta.getName())
                .withUid(meta.getUid())
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
