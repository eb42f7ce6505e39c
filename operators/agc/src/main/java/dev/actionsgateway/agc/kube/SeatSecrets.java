package dev.actionsgateway.agc.kube;

import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.agc.seat.SeatId;
import dev.actionsgateway.agc.seat.SeatRecord;
import dev.actionsgateway.agc.seat.SeatStore;
import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Labels;
import dev.actionsgateway.api.Names;
import dev.actionsgateway.kit.Deadline;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretList;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a group's seats in one Secret each, which no worker mounts.
public final class SeatSecrets implements SeatStore {
    private static final Logger log = LoggerFactory.getLogger(SeatSecrets.class);

    /// `maxListeners` is 1,000 at most; one page more than holds them.
    private static final long MOST = 2_000;

    private final SecretCalls secrets;
    private final Owner owner;

    /// @param client repeats nothing by itself
    /// @param owner the group
    public SeatSecrets(KubernetesClient client, Calls calls, Owner owner) {
        this.secrets = new SecretCalls(client, calls, owner.namespace());
        this.owner = owner;
    }

    @Override
    public Optional<List<SeatRecord>> of(String group, Deadline deadline)
            throws InterruptedException {
        if (!group.equals(owner.group())) {
            throw new IllegalArgumentException("these are the seats of " + owner.group());
        }
        var labels = owner.selector(Component.SEAT);
        var reply = secrets.page(labels, Labels.JOB, MOST, Optional.empty(), deadline);
        return switch (reply) {
            case Reply.Ok<SecretList>(var list) -> Optional.of(read(list.getItems()));
            default -> {
                log.atWarn().addKeyValue("group", group).log("no seats: {}", reply.words());
                yield Optional.empty();
            }
        };
    }

    private List<SeatRecord> read(List<Secret> secrets) {
        var records = new ArrayList<SeatRecord>();
        for (var secret : secrets) {
            try {
                records.add(SeatFile.read(owner, secret));
            } catch (Fields.Damaged e) {
                log.atError()
                        .addKeyValue("secret", secret.getMetadata().getName())
                        .log("a seat's record is damaged and is not used: {}", e.getMessage());
            }
        }
        records.sort(Comparator.comparingInt(record -> record.seat().number()));
        return records;
    }

    @Override
    public Kept keep(SeatRecord record, Deadline deadline) throws InterruptedException {
        var secret = SeatFile.write(owner, record);
        return kept(secrets.apply(secret, Component.SEAT.manager(), deadline));
    }

    @Override
    public Kept forget(SeatId seat, Deadline deadline) throws InterruptedException {
        return kept(secrets.delete(Names.seat(owner.group(), seat.number()), deadline));
    }

    private static Kept kept(Reply<?> reply) {
        return switch (reply) {
            case Reply.Ok<?> _, Reply.Missing<?> _ -> new Kept.Done();
            default -> new Kept.Failed(reply.words());
        };
    }
}
