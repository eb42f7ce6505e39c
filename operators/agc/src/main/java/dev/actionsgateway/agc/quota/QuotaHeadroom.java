package dev.actionsgateway.agc.quota;

import dev.actionsgateway.agc.gate.Headroom;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The room that the namespace's quotas leave for the next worker of a group.
///
/// @param quotas the quotas as they are known now, from a cache
/// @param worker the footprint of the next worker; empty as long as it is not known, which limits
///   nothing: the API server has the last word
public record QuotaHeadroom(
        Supplier<List<ResourceQuota>> quotas, Supplier<Optional<Footprint>> worker)
        implements Headroom {
    @Override
    public Room room() {
        return worker.get()
                .map(next -> QuotaRules.room(next, quotas.get().stream().map(Quota::of).toList()))
                .orElseGet(Room::unlimited);
    }
}
