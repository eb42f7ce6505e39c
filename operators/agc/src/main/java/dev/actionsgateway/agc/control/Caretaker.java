package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.kube.GatewayReader;
import dev.actionsgateway.agc.kube.GatewayReader.Found;
import dev.actionsgateway.agc.reap.ReapRules;
import dev.actionsgateway.agc.reap.Reaper;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after what no event tells of: workers whose time is over, and groups whose RunnerGroup is
/// gone without a word. Somebody took its finalizer away, or it was deleted in the very moment when
/// that was added: the API server does not look for finalizers a second time.
record Caretaker(Groups groups, Gateway gateway) {
    private static final Logger log = LoggerFactory.getLogger(Caretaker.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int ROUNDS = 3; // of which one is for groups, too, while these are few
    private static final int GROUPS_A_ROUND = 16;

    @Nullable Void keep(Sleeper sleeper) throws InterruptedException {
        int rounds = 0;
        while (true) {
            sleeper.sleep(LOOK);
            var all = groups.all();
            var workers = gateway.workers();
            for (var group : all) {
                var mine = workers.getOrDefault(group.owner().group(), List.of());
                if (!mine.isEmpty()) {
                    tidy(group, mine);
                }
            }
            if (++rounds >= ROUNDS + all.size() / GROUPS_A_ROUND) {
                rounds = 0;
                endAbandoned();
            }
        }
    }

    // A mistake with one group must not keep the others' workers for ever.
    private void tidy(Living group, List<Pod> workers) throws InterruptedException {
        try {
            reap(group, workers);
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("group", group.owner().group())
                    .setCause(e)
                    .log("the workers could not be looked through");
        }
    }

    private void reap(Living group, List<Pod> workers) throws InterruptedException {
        var worker = group.shape().settings().group().worker();
        var rules =
                new ReapRules(
                        worker.completedPodTtl(),
                        worker.pendingPodDeadline(),
                        worker.maxLifetime());
        new Reaper(group.cluster().workers(), gateway.recordLookup(), gateway.clock())
                .reap(workers, rules);
    }

    private void endAbandoned() throws InterruptedException {
        var served = groups.all(); // first: each of these was there before the look
        if (served.isEmpty()) {
            return;
        }
        var reader = new GatewayReader(gateway.client(), gateway.calls(), gateway.namespace());
        if (reader.groups(Deadline.after(CALL, gateway.clock()))
                instanceof Found.There<Set<String>>(var there)) {
            served.stream()
                    .filter(group -> !there.contains(group.owner().uid()))
                    .forEach(groups::abandon);
        }
    }
}
