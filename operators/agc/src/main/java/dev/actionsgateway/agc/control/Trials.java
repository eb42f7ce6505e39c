package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.agc.kube.TemplateTrial;
import dev.actionsgateway.agc.kube.WorkerSettings;
import dev.actionsgateway.agc.pod.Owner;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Asks what the cluster thinks of a template: of another one at once, of one that it did not take
/// again and again.
final class Trials {
    private static final Duration TRIAL = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final Gateway gateway;
    private final Map<String, Instant> tried = new ConcurrentHashMap<>();

    Trials(Gateway gateway) {
        this.gateway = gateway;
    }

    /// What holds now.
    TemplateCheck of(Shape shape, WorkerSettings wanted, Owner owner) throws InterruptedException {
        return isDue(shape, wanted, owner) ? run(owner, wanted) : shape.check();
    }

    private boolean isDue(Shape shape, WorkerSettings wanted, Owner owner) {
        if (!shape.settings().equals(wanted)) {
            return true;
        }
        var last = tried.getOrDefault(owner.group(), Instant.MIN);
        return !(shape.check() instanceof TemplateCheck.Accepted)
                && !last.plus(AGAIN).isAfter(gateway.clock().instant());
    }

    /// Asks now.
    TemplateCheck run(Owner owner, WorkerSettings wanted) throws InterruptedException {
        tried.put(owner.group(), gateway.clock().instant());
        return new TemplateTrial(gateway.podCalls())
                .of(owner, wanted, Deadline.after(TRIAL, gateway.clock()));
    }

    /// A group is gone.
    void forget(String group) {
        tried.remove(group);
    }
}
