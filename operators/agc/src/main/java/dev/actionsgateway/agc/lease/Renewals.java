package dev.actionsgateway.agc.lease;

import dev.actionsgateway.jobs.Lease;
import dev.actionsgateway.jobs.Renewal;
import dev.actionsgateway.jobs.RenewalPolicy;
import dev.actionsgateway.jobs.RenewalPolicy.Next;
import dev.actionsgateway.jobs.RenewalPolicy.State;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Renews leases until they are let go or lost.
///
/// @param policy when to renew, and when a lease counts as lost
/// @param clock the time
/// @param sleeper waits
/// @param random spreads the waits
public record Renewals(
        RenewalPolicy policy, InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    private static final Duration CALL = Duration.ofSeconds(30);

    /// Hears how it goes. Called on the thread that renews.
    public interface Holder {
        /// A renewal was answered, or was not.
        ///
        /// @throws InterruptedException if the thread is interrupted
        void renewed(Renewal renewal) throws InterruptedException;

        /// The lease is lost; nothing is renewed any more.
        ///
        /// @throws InterruptedException if the thread is interrupted
        void lost(String why) throws InterruptedException;
    }

    /// Until when renewals go on.
    public enum Until {
        /// The lease is lost.
        LOST,
        /// One was answered well, or the lease is lost.
        RENEWED
    }

    /// Renews at once, and from then on as the policy says. The holder is told all of it.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public void renew(RunService service, Lease lease, Holder holder, Until until)
            throws InterruptedException {
        var state = State.claimed(clock.instant());
        while (true) {
            var renewal = service.renew(lease, Deadline.after(CALL, clock));
            holder.renewed(renewal);
            switch (policy.after(renewal, state, clock.instant(), random)) {
                case Next.Lost(var why) -> {
                    holder.lost(why);
                    return;
                }
                case Next.Renew(var pause, var next) -> {
                    if (until == Until.RENEWED && renewal instanceof Renewal.Renewed) {
                        return;
                    }
                    state = next;
                    sleeper.sleep(pause);
                }
            }
        }
    }
}
