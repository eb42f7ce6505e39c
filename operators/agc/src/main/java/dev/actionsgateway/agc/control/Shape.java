package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.gate.Headroom;
import dev.actionsgateway.agc.gate.Withheld;
import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.agc.kube.WorkerSettings;
import dev.actionsgateway.agc.quota.QuotaHeadroom;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a group's workers are made of now, and what the cluster thinks of it: one for each group,
/// replaced in place, so that the next offer sees it.
final class Shape implements Headroom {
    private final Supplier<List<ResourceQuota>> quotas;
    private volatile WorkerSettings settings;
    private volatile TemplateCheck check = new TemplateCheck.Unknown("not asked yet");

    Shape(Supplier<List<ResourceQuota>> quotas, WorkerSettings settings) {
        this.quotas = quotas;
        this.settings = settings;
    }

    WorkerSettings settings() {
        return settings;
    }

    TemplateCheck check() {
        return check;
    }

    void take(WorkerSettings next, TemplateCheck found) {
        settings = next;
        check = found;
    }

    /// A template that the cluster refuses closes the gate; one of which it has not spoken does
    /// not.
    @Override
    public Room room() {
        return switch (check) {
            case TemplateCheck.Rejected(var why) -> new Room(0, Withheld.TEMPLATE_REJECTED, why);
            case TemplateCheck.Accepted(var footprint) ->
                    new QuotaHeadroom(quotas, () -> Optional.of(footprint)).room();
            case TemplateCheck.Full(var footprint, _) ->
                    new QuotaHeadroom(quotas, () -> Optional.of(footprint)).room();
            case TemplateCheck.Unknown _ -> Room.unlimited();
        };
    }
}
