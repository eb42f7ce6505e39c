package dev.actionsgateway.gmc.control;

import dev.actionsgateway.gmc.control.Cluster.Answer;
import dev.actionsgateway.gmc.plan.Step;
import dev.actionsgateway.gmc.plan.TenantPlan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// What came of it.
    ///
    /// @param failures what could not be done
    /// @param repaired objects that somebody else had changed or deleted
    record Outcome(List<Failure> failures, List<String> repaired) {
        Outcome {
            failures = List.copyOf(failures);
            repaired = List.copyOf(repaired);
        }
    }

    private sealed interface Write {
        record Needless() implements Write {}

        record Done() implements Write {}

        record Repaired() implements Write {}

        record Refused(String why) implements Write {}
    }

    /// Goes through the plan; a step that fails does not keep the next from being tried.
    ///
    /// @param observed all objects of this tenant that are ours
    Outcome bring(TenantPlan plan, List<HasMetadata> observed) {
        var failures = new ArrayList<Failure>();
        var repaired = new ArrayList<String>();
        var present =
                observed.stream()
                        .collect(Collectors.toMap(ObjectKey::of, each -> each, (a, _) -> a));
        cluster.namespace(plan.namespace().getMetadata().getName())
                .ifPresent(found -> present.put(ObjectKey.of(plan.namespace()), found));
        Stream.concat(labels(plan, present), plan.steps().stream())
                .forEach(step -> {
                    for (var wanted : step.objects()) {
                        var key = ObjectKey.of(wanted);
                        switch (write(wanted, Optional.ofNullable(present.get(key)))) {
                            case Write.Refused(var why) ->
                                    failures.add(new Failure(step.name(), key + ": " + why));
                            case Write.Repaired _ -> repaired.add(key.toString());
                            case Write.Needless _, Write.Done _ -> {}
                        }
                    }
                });
        failures.addAll(prune(plan, observed));
        return new Outcome(failures, repaired);
    }

    /// Of a namespace that may not be read nothing is written.
    private static Stream<Step> labels(TenantPlan plan, Map<ObjectKey, HasMetadata> present) {
        return present.containsKey(ObjectKey.of(plan.namespace()))
                ? Stream.of(new Step(NAMESPACE_STEP, List.of(plan.namespace())))
                : Stream.empty();
    }

    /// Forgets what was written for a namespace: its tenant is gone.
    void forget(String namespace) {
        applied.keySet()
                .removeIf(key ->
                        Objects.equals(key.namespace(), namespace) || key.name().equals(namespace));
    }

    private Write write(HasMetadata wanted, Optional<HasMetadata> found) {
        var key = ObjectKey.of(wanted);
        var want = digest.of(wanted);
        var last = Optional.ofNullable(applied.get(key));
        var present = found.map(digest::of).orElse("");
        if (last.filter(it -> it.wanted().equals(want) && it.found().equals(present)).isPresent()) {
            applied.computeIfPresent(key, (_, it) -> it.seen());
            return new Write.Needless();
        }
        return switch (cluster.apply(wanted)) {
            case Answer.Refused<HasMetadata>(var why) -> {
                applied.remove(key);
                yield new Write.Refused(why);
            }
            case Answer.Done<HasMetadata>(var stored) -> {
                var uid = Objects.requireNonNullElse(stored.getMetadata().getUid(), "");
                var now = new Applied(want, digest.of(stored), present, uid);
                applied.put(key, now);
                log.atDebug().addKeyValue("object", key).log("applied");
                yield last.filter(it -> it.isRepairedBy(now, present)).isPresent()
                        ? new Write.Repaired()
                        : new Write.Done();
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
