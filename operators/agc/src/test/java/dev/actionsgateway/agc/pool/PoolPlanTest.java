package dev.actionsgateway.agc.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.pool.PoolState.Doing;
import dev.actionsgateway.agc.pool.PoolState.Intake;
import dev.actionsgateway.agc.pool.PoolState.Occupant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolPlanTest {
    private static List<Occupant> seats(int listening, int working) {
        return IntStream.range(0, listening + working)
                .mapToObj(i -> new Occupant(i, i < listening ? Doing.LISTENS : Doing.WORKS, 0))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // maxListeners, standby, room, offers, listening, working | opened, parked
        "50, 0, 50, 0, 0, 0, 1, 0",
        "50, 0, 50, 0, 1, 0, 0, 0",
        "50, 2, 50, 0, 0, 0, 3, 0",
        "50, 0, 49, 1, 0, 1, 2, 0",
        "50, 0, 46, 4, 0, 4, 8, 0",
        "4, 0, 50, 4, 0, 3, 1, 0",
        "4, 0, 50, 4, 0, 4, 0, 0",
        "50, 0, 1, 4, 0, 4, 1, 0",
        "50, 0, 0, 0, 0, 0, 1, 0",
        "50, 0, 0, 0, 5, 2, 0, 4",
        "50, 0, 3, 0, 5, 2, 0, 2",
        "2, 0, 9, 0, 3, 0, 0, 1",
        "50, 0, 9, 0, 5, 0, 0, 0"
    })
    void theSeatsFollowOffersAndRoom(
            int maxListeners,
            int standby,
            int room,
            int offers,
            int listening,
            int working,
            int opened,
            int parked) {
        var state =
                new PoolState(
                        maxListeners,
                        standby,
                        room,
                        offers,
                        Intake.OPEN,
                        seats(listening, working));

        var plan = PoolPlan.of(state);

        assertThat(plan.open()).hasSize(opened);
        assertThat(plan.park()).hasSize(parked);
    }

    @Test
    void extraSeatsParkAfterFiftyEmptyPollsAndTheLastOneStays() {
        var tired =
                IntStream.range(0, 3)
                        .mapToObj(i -> new Occupant(i, Doing.LISTENS, PoolPlan.PATIENCE))
                        .toList();

        var plan = PoolPlan.of(new PoolState(9, 0, 9, 0, Intake.OPEN, tired));

        assertThat(plan.park()).containsExactly(2, 1);
    }

    @Test
    void aSeatThatIsStuckIsReplacedByAnother() {
        var stuck = List.of(new Occupant(0, Doing.STUCK, 0));

        var plan = PoolPlan.of(new PoolState(2, 0, 9, 0, Intake.OPEN, stuck));

        assertThat(plan.open()).containsExactly(1);
    }

    @Test
    void aGroupThatEndsKeepsNoSeat() {
        var plan = PoolPlan.of(new PoolState(9, 3, 0, 4, Intake.ENDED, seats(2, 1)));

        assertThat(plan.open()).isEmpty();
        assertThat(plan.park()).containsExactly(1, 0);
    }

    @Test
    void whateverTheStateThereAreNeverMoreSeatsThanAllowedNorMoreListenersThanRoom() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            int max = random.nextInt(1, 8);
            var seats = new ArrayList<Occupant>();
            for (int number = 0; number < max; number++) {
                if (random.nextBoolean()) {
                    var doing = List.of(Doing.values()).get(random.nextInt(3));
                    seats.add(new Occupant(number, doing, random.nextInt(60)));
                }
            }
            int room = random.nextInt(6);
            var state =
                    new PoolState(
                            max, random.nextInt(3), room, random.nextInt(5), Intake.OPEN, seats);

            var plan = PoolPlan.of(state);

            long idle = seats.stream().filter(s -> s.doing() == Doing.LISTENS).count();
            long after = idle + plan.open().size() - plan.park().size();
            assertThat(after).as(state.toString()).isLessThanOrEqualTo(Math.max(1, room));
            assertThat(seats.size() - idle + after).isLessThanOrEqualTo(max);
            assertThat(seats.size() == max || after >= 1).isTrue();
            assertThat(plan.open()).allMatch(n -> seats.stream().noneMatch(s -> s.number() == n));
        }
    }
}
