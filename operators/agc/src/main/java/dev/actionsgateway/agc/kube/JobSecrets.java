package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.job.JobStore;
import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.agc.job.WorkerName;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.pod.PayloadParts;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.api.Api;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.jobs.Claim;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Keeps a group's jobs in Secrets, read when needed: there is no informer, so that a thousand
/// payloads do not fill the heap.
///
/// A job is one Secret; a payload that does not fit into it goes on in further ones, which carry
/// the label [Labels#JOB]. They are written before the lease is, so a lease always has its payload.
public final class JobSecrets implements JobStore {
    /// On a job's Secret: the pod that was made for it.
    static final String WORKER = Api.GROUP + "/worker-pod";

    /// On a job's Secret: how many further Secrets hold its payload.
    static final String FURTHER = Api.GROUP + "/further-parts";

    private static final int PAGE = 20;

    private final SecretCalls secrets;
    private final Owner owner;
    private final Supplier<String> attempts;
    // only of jobs that have any: the rest need no look before they are dropped
    private final Map<RecordName, Integer> further = new ConcurrentHashMap<>();
    // intents as the API server has them: the claim's first write needs no look
    private final Map<RecordName, Secret> fresh = new ConcurrentHashMap<>();

    /// @param client repeats nothing by itself
    /// @param owner the group
    /// @param attempts gives each intent a word of its own
    public JobSecrets(
            KubernetesClient client, Calls calls, Owner owner, Supplier<String> attempts) {
        this.secrets = new SecretCalls(client, calls, owner.namespace());
        this.owner = owner;
        this.attempts = attempts;
    }

    @Override
    public Intent intend(SeatId seat, Offer offer, Instant now, Deadline deadline)
            throws InterruptedException {
        var record = new RecordName(Names.job(offer.request().value()));
        var attempt = attempts.get();
        var fields = JobFile.intent(seat, offer, now, attempt);
        var written = new Intent.Written(record, seat, offer);
        return switch (secrets.create(secret(record.value(), seat, fields).build(), deadline)) {
            case Reply.Ok<Secret>(var made) -> {
                fresh.put(record, made);
                yield written;
            }
            case Reply.Exists<Secret> _ ->
                    isOurs(record, attempt, deadline) ? written : new Intent.AlreadyThere(record);
            case Reply.Refused<Secret> refused -> new Intent.Refused(refused.words());
            case Reply.Missing<Secret> _ -> new Intent.Refused("the namespace is gone");
            case Reply.Conflict<Secret>(var why) -> new Intent.Unavailable(why);
            case Reply.Unavailable<Secret>(var why) -> new Intent.Unavailable(why);
        };
    }

    /// Whether the record that is there came from a try of ours whose answer was lost.
    private boolean isOurs(RecordName record, String attempt, Deadline deadline)
            throws InterruptedException {
        return secrets.get(record.value(), deadline)
                        instanceof Reply.Ok<Optional<Secret>>(var found)
                && found.flatMap(secret -> Fields.of(secret).get(JobFile.ATTEMPT))
                        .filter(attempt::equals)
                        .isPresent();
    }

    @Override
    public Stored store(Intent.Written intent, Claim.Won won, Instant now, Deadline deadline)
            throws InterruptedException {
        var parts = PayloadParts.of(won.payload());
        int count = parts.parts().size();
        if (count > PayloadParts.MOST_PARTS) {
            return new Stored.Failed("the payload is larger than a worker takes");
        }
        if (count > 1) {
            further.put(intent.record(), count - 1);
        }
        for (int number = 1; number < count; number++) {
            var secret = furtherPart(intent, number, parts.parts().get(number));
            var reply = secrets.create(secret, deadline);
            if (!(reply instanceof Reply.Ok<?> || reply instanceof Reply.Exists<?>)) {
                return new Stored.Failed(reply.words());
            }
        }
        return storeLease(intent, won, parts, now, deadline);
    }

    /// The intent's version fences the write. It is read again after an unanswered try: that may
    /// have written the lease.
    private Stored storeLease(
            Intent.Written intent,
            Claim.Won won,
            PayloadParts parts,
            Instant now,
            Deadline deadline)
            throws InterruptedException {
        var known = Optional.ofNullable(fresh.remove(intent.record()));
        while (true) {
            var found =
                    known.isPresent()
                            ? new Reply.Ok<>(known)
                            : secrets.get(intent.record().value(), deadline);
            known = Optional.empty();
            if (!(found instanceof Reply.Ok<Optional<Secret>>(var secret))) {
                return new Stored.Failed(found.words());
            }
            if (secret.isEmpty()) {
                return new Stored.Failed("the intent is gone");
            }
            if (JobFile.claimed(Fields.of(secret.get()))) {
                return new Stored.Done(intent.record());
            }
            var reply = secrets.update(withLease(secret.get(), won, parts, now));
            if (reply instanceof Reply.Ok<Secret>) {
                return new Stored.Done(intent.record());
            }
            if (reply instanceof Reply.Refused<Secret> || deadline.expired()) {
                return new Stored.Failed(reply.words());
            }
        }
    }

    private static Secret withLease(Secret intent, Claim.Won won, PayloadParts parts, Instant now) {
        var fields =
                JobFile.lease(Fields.of(intent), won, now)
                        .with(PayloadParts.MANIFEST, parts.manifest())
                        .with(PayloadParts.part(0), parts.parts().getFirst());
        return intent.edit()
                .editMetadata()
                .addToAnnotations(FURTHER, Integer.toString(parts.parts().size() - 1))
                .endMetadata()
                .withImmutable(true)
                .withData(fields.data())
                .build();
    }

    private Secret furtherPart(Intent.Written intent, int number, byte[] part) {
        var fields = Fields.none().with(PayloadParts.part(number), part);
        return secret(further(intent.record(), number), intent.seat(), fields)
                .editMetadata()
                .addToLabels(Labels.JOB, intent.record().value())
                .endMetadata()
                .withImmutable(true)
                .build();
    }

    @Override
    public Stored started(RecordName record, WorkerName worker, Deadline deadline)
            throws InterruptedException {
        var reply = secrets.annotate(record.value(), WORKER, worker.value(), deadline);
        return reply instanceof Reply.Ok<Secret>
                ? new Stored.Done(record)
                : new Stored.Failed(reply.words());
    }

    @Override
    public Stored drop(RecordName record, Deadline deadline) throws InterruptedException {
        fresh.remove(record);
        for (int number = furtherParts(record); number > 0; number--) {
            secrets.delete(further(record, number), deadline);
        }
        var reply = secrets.delete(record.value(), deadline);
        if (reply instanceof Reply.Ok<?> || reply instanceof Reply.Missing<?>) {
            further.remove(record);
            return new Stored.Done(record);
        }
        return new Stored.Failed(reply.words());
    }

    @Override
    public Stored recover(String group, Consumer<Recovered> each, Deadline deadline)
            throws InterruptedException {
        var next = Optional.<String>empty();
        do {
            var labels = owner.selector(Component.JOB);
            var page = secrets.page(labels, Labels.JOB, PAGE, next, deadline);
            if (!(page instanceof Reply.Ok<SecretList>(var list))) {
                return new Stored.Failed(page.words());
            }
            list.getItems().forEach(secret -> each.accept(recovered(group, secret)));
            next = Optional.ofNullable(list.getMetadata().getContinue()).filter(c -> !c.isEmpty());
        } while (next.isPresent());
        return new Stored.Done(new RecordName(group));
    }

    private Recovered recovered(String group, Secret secret) {
        var record = new RecordName(secret.getMetadata().getName());
        annotation(secret, FURTHER)
                .map(Integer::valueOf)
                .filter(count -> count > 0)
                .ifPresent(count -> further.put(record, count));
        try {
            var worker = annotation(secret, WORKER).map(WorkerName::new);
            return JobFile.read(record, group, Fields.of(secret), worker);
        } catch (Fields.Damaged e) {
            return new Recovered.Unreadable(record, String.valueOf(e.getMessage()));
        }
    }

    /// How many Secrets hold a record's payload besides its own.
    int furtherParts(RecordName record) {
        return further.getOrDefault(record, 0);
    }

    /// The name of one of them, from 1.
    static String further(RecordName record, int number) {
        return record + "-" + number;
    }

    private static Optional<String> annotation(Secret secret, String name) {
        return Optional.ofNullable(secret.getMetadata().getAnnotations())
                .map(annotations -> annotations.get(name));
    }

    private SecretBuilder secret(String name, SeatId seat, Fields fields) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(owner.namespace())
                .withName(name)
                .withLabels(owner.labels(Component.JOB))
                .addToLabels(Labels.SEAT, Integer.toString(seat.number()))
                .withOwnerReferences(owner.reference())
                .endMetadata()
                .withType("Opaque")
                .withData(fields.data());
    }
}
