package dev.actionsgateway.agc.quota;

import dev.actionsgateway.agc.gate.Headroom.Room;
import dev.actionsgateway.agc.gate.Withheld;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/// How many more workers fit into all quotas together. Pure.
final class QuotaRules {
    private static final BigDecimal MANY = BigDecimal.valueOf(Integer.MAX_VALUE);

    private QuotaRules() {}

    /// The narrowest quota decides; of several equally narrow ones the first.
    static Room room(Footprint worker, List<Quota> quotas) {
        var narrowest = Room.unlimited();
        for (var quota : quotas) {
            for (var resource : quota.hard().byName().keySet().stream().sorted().toList()) {
                if (worker.countedBy(quota, resource)) {
                    var room = room(worker, quota, resource);
                    narrowest = room.workers() < narrowest.workers() ? room : narrowest;
                }
            }
        }
        return narrowest;
    }

    private static Room room(Footprint worker, Quota quota, String resource) {
        return worker.of(resource)
                .map(need -> {
                    var hard = quota.hard().get(resource).orElse(BigDecimal.ZERO);
                    var used = quota.used().get(resource).orElse(BigDecimal.ZERO);
                    var free = hard.subtract(used).max(BigDecimal.ZERO);
                    var fits = free.divide(need, 0, RoundingMode.DOWN).min(MANY).intValue();
                    var text = sentence(quota.name(), resource, need, free, hard);
                    return new Room(fits, Withheld.QUOTA, text);
                })
                .orElseGet(Room::unlimited);
    }

    private static String sentence(
            String quota, String resource, BigDecimal need, BigDecimal free, BigDecimal hard) {
        var start = "ResourceQuota " + quota + ": a worker needs " + text(need) + " of " + resource;
        if (need.compareTo(hard) > 0) {
            return start + ", and the quota is " + text(hard) + ": none will ever fit";
        }
        var missing = need.subtract(free);
        return missing.signum() > 0
                ? start
                        + ", "
                        + text(free)
                        + " of "
                        + text(hard)
                        + " are free, "
                        + text(missing)
                        + " are missing"
                : start + ", " + text(free) + " of " + text(hard) + " are free";
    }

    /// As people write it: `1500m` rather than `1.5`, `2Gi` rather than `2147483648`.
    private static String text(BigDecimal amount) {
        var units = new String[] {"Ti", "Gi", "Mi", "Ki"};
        for (int power = units.length; power > 0; power--) {
            var unit = BigDecimal.valueOf(1024).pow(power);
            if (amount.signum() > 0 && amount.remainder(unit).signum() == 0) {
                return amount.divide(unit).toBigIntegerExact() + units[units.length - power];
            }
        }
        return amount.stripTrailingZeros().scale() > 0
                ? amount.movePointRight(3).stripTrailingZeros().toPlainString() + "m"
                : amount.stripTrailingZeros().toPlainString();
    }
}
