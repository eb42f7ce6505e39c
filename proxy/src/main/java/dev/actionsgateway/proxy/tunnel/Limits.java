package dev.actionsgateway.proxy.tunnel;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many connections there are, in all and for each client's address.
final class Limits {
    private final int total;
    private final int perClient;
    private final Map<InetAddress, Integer> clients = new HashMap<>();
    private int count;

    /// What one more connection is.
    enum Place {
        FREE,
        OVER_CLIENT,
        OVER_TOTAL,
        /// So far over a limit that it is not even worth an answer.
        HOPELESS
    }

    Limits(int total, int perClient) {
        this.total = total;
        this.perClient = perClient;
    }

    /// Counts one more from this address, unless it is hopeless.
    Place enter(InetAddress client) {
        int before = clients.getOrDefault(client, 0);
        if (count >= total + slack(total) || before >= perClient + slack(perClient)) {
            return Place.HOPELESS;
        }
        count++;
        clients.put(client, before + 1);
        if (count > total) {
            return Place.OVER_TOTAL;
        }
        return before >= perClient ? Place.OVER_CLIENT : Place.FREE;
    }

    void leave(InetAddress client) {
        count--;
        clients.computeIfPresent(client, (_, open) -> open == 1 ? null : open - 1);
    }

    /// What a connection in such a place is told; empty if it is served.
    Optional<Refusal> refusal(Place place) {
        return switch (place) {
            case FREE -> Optional.empty();
            case OVER_CLIENT ->
                    Optional.of(
                            new Refusal(
                                    Answer.CLIENT_LIMIT,
                                    "this client has %d connections, which is the limit"
                                            .formatted(perClient)));
            case OVER_TOTAL, HOPELESS ->
                    Optional.of(
                            new Refusal(
                                    Answer.TUNNEL_LIMIT,
                                    "this proxy has %d connections, which is the limit"
                                            .formatted(total)));
        };
    }

    /// Room for those that are told to come back later.
    private static int slack(int limit) {
        return limit / 10 + 16;
    }
}
