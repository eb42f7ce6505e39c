package dev.actionsgateway.agc.pool;

import dev.actionsgateway.agc.pool.PoolState.Doing;
import dev.actionsgateway.agc.pool.PoolState.Intake;
import dev.actionsgateway.agc.pool.PoolState.Occupant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which seats are opened and which are parked. Pure.
///
/// One seat listens when nothing happens. Each offer opens more, twice as many as came in the last
/// seconds, so that a burst is met after a few round trips; and they stay for a while, because a
/// burst has a second half.
///
/// @param open numbers to open, the lowest first
/// @param park numbers to park, the highest first
public record PoolPlan(List<Integer> open, List<Integer> park) {
    /// How many empty polls in a row an extra seat outlasts: with polls of 50 s, 42 minutes.
    public static final int PATIENCE = 50;

    /// Copies.
    public PoolPlan {
        open = List.copyOf(open);
        park = List.copyOf(park);
    }

    /// What is to be done in this state.
    public static PoolPlan of(PoolState state) {
        var idle =
                state.seats().stream()
                        .filter(seat -> seat.doing() == Doing.LISTENS)
                        .sorted(Comparator.comparingInt(Occupant::number))
                        .toList();
        int limit = Math.max(0, state.maxListeners() - (state.seats().size() - idle.size()));
        int wanted = Math.max(1 + state.standby(), 2 * state.offers());
        int online = Math.min(wanted, Math.min(state.room(), limit));
        // With no room at all one seat stays, so that the group is there when room comes.
        int keep = state.intake() == Intake.ENDED ? 0 : Math.max(online, Math.min(1, limit));
        int most =
                state.intake() == Intake.ENDED ? 0 : Math.max(keep, Math.min(state.room(), limit));
        var park = parked(idle, keep, most, state.maxListeners());
        return new PoolPlan(opened(state, keep - (idle.size() - park.size())), park);
    }

    private static List<Integer> parked(List<Occupant> idle, int keep, int most, int maxListeners) {
        var outside = idle.stream().filter(seat -> seat.number() >= maxListeners);
        var inside = idle.stream().filter(seat -> seat.number() < maxListeners).toList();
        var surplus = inside.stream().skip(most);
        var tired = inside.stream().limit(most).skip(keep).filter(s -> s.emptyPolls() >= PATIENCE);
        return Stream.of(outside, surplus, tired)
                .flatMap(seats -> seats)
                .map(Occupant::number)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<Integer> opened(PoolState state, int missing) {
        Set<Integer> taken =
                state.seats().stream().map(Occupant::number).collect(Collectors.toSet());
        return IntStream.range(0, state.maxListeners())
                .filter(number -> !taken.contains(number))
                .limit(Math.max(0, missing))
                .boxed()
                .toList();
    }
}
