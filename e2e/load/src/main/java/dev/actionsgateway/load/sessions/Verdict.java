package dev.actionsgateway.load.sessions;

import dev.actionsgateway.githubsim.client.SimulatorClient;
import dev.actionsgateway.githubsim.page.View;
import java.util.ArrayList;
import java.util.List;

/// Asks the simulator whether all went as it must.
final class Verdict {
    private static final int MANY = 20_000;

    private final SimulatorClient control;
    private final SessionsPlan plan;

    Verdict(SimulatorClient control, SessionsPlan plan) {
        this.control = control;
        this.plan = plan;
    }

    /// What did not hold.
    List<String> faults(List<Long> runs) throws InterruptedException {
        var faults = new ArrayList<String>();
        var checks = control.checks();
        if (checks.violated() > 0) {
            faults.add(
                    checks.violated()
                            + " violations, the first: "
                            + checks.violations().getFirst());
        }
        long succeeded = 0;
        for (long run : runs) {
            succeeded += control.run(run).map(page -> page.run().counts().succeeded()).orElse(0);
        }
        if (succeeded != plan.jobs()) {
            faults.add("%d of %d jobs succeeded".formatted(succeeded, plan.jobs()));
        }
        var calls = control.callCounts();
        if (calls.unserved() > 0) {
            var gone =
                    control.calls("", MANY).stream()
                            .filter(call -> call.status() == 404)
                            .map(call -> call.method() + " " + call.path())
                            .distinct()
                            .toList();
            faults.add(calls.unserved() + " requests went where nothing is; of the last: " + gone);
        }
        calls.routes().stream()
                .filter(route -> route.failed() > 0)
                .map(Verdict::refused)
                .forEach(faults::add);
        return faults;
    }

    private static String refused(View.Route route) {
        return "%s %s: %d of %d refused"
                .formatted(route.method(), route.route(), route.failed(), route.count());
    }
}
