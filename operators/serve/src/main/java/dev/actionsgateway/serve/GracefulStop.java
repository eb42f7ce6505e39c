package dev.actionsgateway.serve;

import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Nursery;
import dev.actionsgateway.kit.TaskFailedException;
import dev.actionsgateway.serve.InFlight.Phase;
import dev.actionsgateway.serve.ServerPlan.Closer;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The steps of a stop, each within its time. Helidon's own stop serves no new requests while it
/// waits, counts no tunnels, and does not say whether it cut any; so all is done when it is called.
record GracefulStop(ServerPlan plan, WebServer web) {
    private static final Logger log = LoggerFactory.getLogger(GracefulStop.class);

    // Helidon takes milliseconds; this is for the day it does not.
    private static final Duration LISTENERS = Duration.ofSeconds(5);

    // How long an overdue closer may take to follow its interrupt.
    private static final Duration LAST_GRACE = Duration.ofSeconds(1);

    /// Runs all steps, also when one overruns its time or fails; says whether none did.
    boolean run() {
        log.atInfo()
                .addKeyValue("program", plan.program())
                .addKeyValue("inFlight", plan.inFlight().count())
                .log("stopping");
        int cut = drain();
        boolean closed = close(new Closer("listeners", web::stop), in(LISTENERS));
        var deadline = in(plan.drain().closers());
        for (var closer : plan.closers()) {
            closed &= close(closer, deadline);
        }
        (cut == 0 ? log.atInfo() : log.atError())
                .addKeyValue("program", plan.program())
                .addKeyValue("cut", cut)
                .log("stopped");
        return cut == 0 && closed;
    }

    private int drain() {
        var inFlight = plan.inFlight();
        inFlight.move(Phase.LEAVING);
        try {
            Thread.sleep(plan.drain().settle());
            inFlight.move(Phase.CLOSED);
            return inFlight.drain(in(plan.drain().requests()));
        } catch (InterruptedException _) {
            inFlight.move(Phase.CLOSED); // nobody has a hold of this thread; if so, be quick
            return inFlight.count();
        }
    }

    private static boolean close(Closer closer, Deadline deadline) {
        try (var nursery = Nursery.open("close", LAST_GRACE)) {
            var _ =
                    nursery.fork(
                            closer.name(),
                            () -> {
                                closer.resource().close();
                                return true;
                            });
            nursery.join(deadline);
            return true;
        } catch (TimeoutException | InterruptedException | TaskFailedException e) {
            log.atError().addKeyValue("closer", closer.name()).setCause(e).log("not closed");
            return false;
        }
    }

    private static Deadline in(Duration time) {
        return Deadline.after(time, InstantSource.system());
    }
}
