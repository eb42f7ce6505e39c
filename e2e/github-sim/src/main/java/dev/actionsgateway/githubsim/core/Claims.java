package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Delivery.Due;
import dev.actionsgateway.githubsim.core.Delivery.State;
import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.settings.Modes.JitSpent;
import dev.actionsgateway.githubsim.settings.Modes.Receipt;
import dev.actionsgateway.githubsim.settings.Modes.RepeatedAcquire;
import dev.actionsgateway.githubsim.settings.Modes.Unacknowledged;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Deliveries from the offer to the acquire. What follows the acquire is in [Leases].
public final class Claims {
    private final World world;
    private final Leases leases;
    private final Map<RequestId, Delivery> all = new HashMap<>();

    Claims(World world) {
        this.world = world;
        this.leases = new Leases(world, this);
    }

    /// What came of an acquire.
    public sealed interface Claim {
        /// The job is the runner's.
        record Acquired(ClaimedJob job) implements Claim {}

        /// It was the runner's already, and the first answer shall be repeated.
        record AcquiredBefore(String answer, Ids.PlanId planId) implements Claim {}

        /// The delivery is unknown, lapsed, or another runner's.
        record NotFound() implements Claim {}

        /// It was acquired before.
        record AlreadyAcquired() implements Claim {}

        /// The job is marked so by whoever queued it.
        record Unprocessable() implements Claim {}
    }

    /// What the message of an acquired job is made of.
    public record ClaimedJob(
            RunView run,
            Ids.JobNumber number,
            Ids.PlanId planId,
            Ids.JobId jobId,
            RequestId requestId,
            JobSpec spec,
            String groupName) {}

    /// Jobs that runners have.
    public Leases leases() {
        return leases;
    }

    /// A runner takes a job.
    public Claim acquire(RunnerId token, RequestId request) {
        return world.change(() -> {
            var delivery = all.get(request);
            if (delivery == null || !delivery.runner.id.equals(token)) {
                return new Claim.NotFound();
            }
            return switch (delivery.state) {
                case OFFERED, DELIVERED ->
                        world.modes().unacknowledged() == Unacknowledged.REFUSED
                                ? new Claim.NotFound()
                                : take(delivery);
                case ACKNOWLEDGED -> take(delivery);
                case ACQUIRED -> again(delivery);
                case ENDED -> new Claim.NotFound();
            };
        });
    }

    private Claim take(Delivery delivery) {
        var job = delivery.job;
        if (job.spec.claim() == JobSpec.Claim.UNPROCESSABLE) {
            return new Claim.Unprocessable();
        }
        delivery.state = State.ACQUIRED;
        delivery.acquires++;
        delivery.nothingDue();
        delivery.repeatAt = Instant.MAX;
        var session = delivery.session;
        if (session.open == delivery) {
            session.open = null;
        }
        session.used = true;
        delivery.runner.lease = delivery;
        delivery.runner.heldBy = job.run;
        touch(delivery);
        leases.begin(delivery);
        world.sessions().spendAt(JitSpent.ASSIGNMENT, delivery.runner);
        world.sessions().spendAt(JitSpent.ACQUIRE, delivery.runner);
        return new Claim.Acquired(
                new ClaimedJob(
                        RunView.of(job.run),
                        job.number,
                        job.planId,
                        job.jobId,
                        delivery.requestId,
                        job.spec,
                        job.groupName));
    }

    private Claim again(Delivery delivery) {
        if (world.modes().repeatedAcquire() == RepeatedAcquire.IDEMPOTENT
                && delivery.answer != null) {
            return new Claim.AcquiredBefore(delivery.answer, delivery.job.planId);
        }
        return new Claim.AlreadyAcquired();
    }

    /// Keeps what acquire answered, for a repeated one.
    public void answered(RequestId request, String answer) {
        world.run(() -> {
            var delivery = all.get(request);
            if (delivery != null && delivery.acquired()) {
                delivery.answer = answer;
            }
        });
    }

    /// The deliveries of a job, the first one first.
    public List<DeliveryView> deliveries(Ids.JobNumber number) {
        return world.look(() ->
                world.archive()
                        .job(number)
                        .map(job -> job.deliveries.values().stream().map(DeliveryView::of).toList())
                        .orElse(List.of()));
    }

    void offered(Delivery delivery) {
        var job = delivery.job;
        all.put(delivery.requestId, delivery);
        job.deliveries.put(delivery.requestId, delivery);
        if (job.phase == JobPhase.QUEUED) {
            job.phase = JobPhase.DELIVERED;
        }
        touch(delivery);
        world.archive().tell(job, "delivered");
    }

    void written(PollTicket ticket, boolean arrived) {
        var delivery = ticket.delivery;
        if (delivery == null) {
            return;
        }
        if (!arrived && delivery.state == State.OFFERED) {
            forget(delivery);
            withdraw(delivery, "the client was gone");
            return;
        }
        if (delivery.state == State.OFFERED) {
            delivery.state = State.DELIVERED;
            delivery.deliveredAt = world.now();
            delivery.due(
                    Due.CLAIM,
                    world.later(
                            world.times().claimWindow(),
                            () -> {
                                if (delivery.open()) {
                                    withdraw(delivery, "nobody acquired it in time");
                                }
                            }));
            world.sessions().spendAt(JitSpent.ASSIGNMENT, delivery.runner);
        }
        if (delivery.state == State.DELIVERED) {
            var interval = world.times().repeatInterval();
            delivery.repeatAt = world.now().plus(interval);
            delivery.due(
                    Due.REPEAT, world.later(interval, () -> world.polls().wake(delivery.session)));
        }
        touch(delivery);
    }

    boolean acknowledge(Runner runner, RequestId request) {
        var delivery = all.get(request);
        if (delivery == null || delivery.runner != runner || !delivery.open()) {
            return delivery != null && delivery.runner == runner && delivery.acquired();
        }
        if (world.modes().receipt() == Receipt.SPOILS) {
            withdraw(delivery, "its receipt spoilt it");
            return true;
        }
        delivery.state = State.ACKNOWLEDGED;
        delivery.repeatAt = Instant.MAX;
        touch(delivery);
        return true;
    }

    /// A delivery that was not acquired ends; its job goes back to the pool.
    void withdraw(Delivery delivery, String why) {
        var job = delivery.job;
        delivery.finish(why);
        if (delivery.session.open == delivery) {
            delivery.session.open = null;
        }
        if (job.phase == JobPhase.DELIVERED && job.openDeliveries() == 0) {
            job.phase = JobPhase.QUEUED;
        }
        if (delivery.runner.standing == Runner.Standing.SPENT && delivery.runner.lease == null) {
            world.runners().jobEnded(delivery.runner);
        }
        touch(delivery);
        if (job.open() && job.wanted()) {
            world.archive().tell(job, "returned");
            world.market.want(job);
        }
        world.polls().wake(delivery.session);
    }

    /// A delivery that never reached its client leaves no trace.
    private void forget(Delivery delivery) {
        all.remove(delivery.requestId);
        delivery.job.deliveries.remove(delivery.requestId);
    }

    void forget(Job job) {
        job.deliveries.keySet().forEach(all::remove);
    }

    Optional<Delivery> find(RequestId request) {
        return Optional.ofNullable(all.get(request));
    }

    void touch(Delivery delivery) {
        world.invariants.touch(delivery.job);
        world.invariants.touch(delivery.runner);
    }
}
