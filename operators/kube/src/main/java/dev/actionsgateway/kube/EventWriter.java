package dev.actionsgateway.kube;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.kit.Nursery;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes Kubernetes Events, on a thread of its own. What says the same of the same within ten
/// minutes counts up one Event. What cannot be written is dropped: status and log have it.
public final class EventWriter implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EventWriter.class);
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_KNOWN = 256;
    private static final Duration SERIES = Duration.ofMinutes(10);
    private static final int LONGEST_NOTE = 1_024; // bytes
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private final KubernetesClient client;
    private final String controller;
    private final String instance;
    private final InstantSource clock;
    private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SequencedMap<Subject, Written> known = new LinkedHashMap<>(); // the writer's own
    private final Nursery nursery = Nursery.open("events");

    private record Waiting(Supplier<Optional<ObjectReference>> regarding, EventText text) {}

    /// What makes two notices one series.
    private record Subject(
            String uid, EventText.Kind kind, String reason, Optional<ObjectReference> related) {}

    private record Written(String name, int count, Instant last) {}

    /// Begins to write.
    ///
    /// @param controller the program's name, as `example.com/program`
    /// @param instance which of them it is: the pod's name
    public EventWriter(
            KubernetesClient client, String controller, String instance, InstantSource clock) {
        this.client = client;
        this.controller = controller;
        this.instance = instance;
        this.clock = clock;
        var _ = nursery.fork("write", this::write);
    }

    /// Takes something to be written; never waits.
    ///
    /// @param regarding what it is about, asked when it is written; empty if that is gone
    public void tell(Supplier<Optional<ObjectReference>> regarding, EventText text) {
        if (!waiting.offer(new Waiting(regarding, text))) {
            log.atWarn().addKeyValue("event", text).log("too many Events: not written");
        }
    }

    private @Nullable Void write() throws InterruptedException {
        while (true) {
            var next = waiting.take();
            try {
                next.regarding().get().ifPresent(object -> write(object, next.text()));
            } catch (KubernetesClientException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("interrupted while an Event was written");
                }
                log.atWarn()
                        .addKeyValue("event", next.text())
                        .addKeyValue("code", e.getCode())
                        .addKeyValue("why", why(e))
                        .log("an Event could not be written");
            }
        }
    }

    /// The server's own words.
    private static String why(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElse("no answer");
    }

    private void write(ObjectReference object, EventText text) {
        var subject = new Subject(object.getUid(), text.kind(), text.reason(), text.related());
        var now = clock.instant();
        var before = Optional.ofNullable(known.remove(subject));
        known.put(
                subject,
                before.filter(written -> written.last().plus(SERIES).isAfter(now))
                        .flatMap(written -> again(object.getNamespace(), written, now))
                        .orElseGet(() -> first(object, text, now)));
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

    private Written first(ObjectReference object, EventText text, Instant now) {
        var event =
                new EventBuilder()
                        .withNewMetadata()
                        .withNamespace(object.getNamespace())
                        .withGenerateName(object.getName() + "-")
                        .endMetadata()
                        .withEventTime(new MicroTime(MICROS.format(now)))
                        .withType(text.kind().word())
                        .withReason(text.reason())
                        .withAction(text.reason())
                        .withNote(cut(text.note()))
                        .withReportingController(controller)
                        .withReportingInstance(instance)
                        .withRegarding(object);
        text.related().ifPresent(event::withRelated);
        var made = client.resource(event.build()).create();
        return new Written(made.getMetadata().getName(), 1, now);
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
