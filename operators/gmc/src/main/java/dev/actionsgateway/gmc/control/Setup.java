package dev.actionsgateway.gmc.control;

import dev.actionsgateway.gmc.control.Cluster.Answer;
import dev.actionsgateway.gmc.plan.TenantPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a tenant to what is planned, and writes nothing that is so already.
final class Setup {
    private static final Logger log = LoggerFactory.getLogger(Setup.class);
    private static final String NAMESPACE_STEP = "namespace labels";
    private static final String PRUNE_STEP = "removal";

    private final Cluster cluster;
    private final Digest digest;
    private final Map<ObjectKey, Applied> applied = new ConcurrentHashMap<>();

    Setup(Cluster cluster) {
        this.cluster = cluster;
        this.digest = new Digest(cluster.client().getKubernetesSerialization());
    }

    /// What could not be done.
    ///
    /// @param step whose part it is
    /// @param what which object, and the API server's words
    record Failure(String step, String what) {
        @Override
        public String toString() {
            return step + ": " + what;
        }
    }

    /// Goes through the plan; a step that fails does not keep the next from being tried.
    ///
    /// @param observed all objects of this tenant that are ours
    List<Failure> bring(TenantPlan plan, List<HasMetadata> observed) {
        var failures = new ArrayList<Failure>();
        var present =
                observed.stream()
                        .collect(Collectors.toMap(ObjectKey::of, each -> each, (a, _) -> a));
        cluster.namespace(plan.namespace().getMetadata().getName())
                .ifPresent(found ->
                        write(plan.namespace(), Optional.of(found))
                                .map(why -> new Failure(NAMESPACE_STEP, why))
                                .ifPresent(failures::add));
        for (var step : plan.steps()) {
            for (var wanted : step.objects()) {
                write(wanted, Optional.ofNullable(present.get(ObjectKey.of(wanted))))
                        .map(why -> new Failure(step.name(), why))
                        .ifPresent(failures::add);
            }
        }
        failures.addAll(prune(plan, observed));
        return List.copyOf(failures);
    }

    /// Forgets what was written for a namespace: its tenant is gone.
    void forget(String namespace) {
        applied.keySet()
                .removeIf(key ->
                        Objects.equals(key.namespace(), namespace) || key.name().equals(namespace));
    }

    private Optional<String> write(HasMetadata wanted, Optional<HasMetadata> found) {
        var key = ObjectKey.of(wanted);
        var want = digest.of(wanted);
        var last = applied.get(key);
        if (last != null
                && last.wanted().equals(want)
                && found.map(digest::of).filter(last.found()::equals).isPresent()) {
            return Optional.empty();
        }
        return switch (cluster.apply(wanted)) {
            case Answer.Refused<HasMetadata>(var why) -> {
                applied.remove(key);
                yield Optional.of(key + ": " + why);
            }
            case Answer.Done<HasMetadata>(var stored) -> {
                applied.put(key, new Applied(want, digest.of(stored)));
                log.atDebug().addKeyValue("object", key).log("applied");
                yield Optional.empty();
            }
        };
    }

    private List<Failure> prune(TenantPlan plan, List<HasMetadata> observed) {
        var wanted = plan.objects().map(ObjectKey::of).collect(Collectors.toSet());
        var failures = new ArrayList<Failure>();
        for (var object : observed) {
            var key = ObjectKey.of(object);
            if (wanted.contains(key) || object.isMarkedForDeletion()) {
                continue;
            }
            log.atInfo()
                    .addKeyValue("namespace", key.namespace())
                    .addKeyValue("object", key)
                    .log("removed: the gateway does not ask for it any more");
            if (cluster.delete(object) instanceof Answer.Refused<Boolean>(var why)) {
                failures.add(new Failure(PRUNE_STEP, key + ": " + why));
            }
            applied.remove(key);
        }
        return failures;
    }
}
