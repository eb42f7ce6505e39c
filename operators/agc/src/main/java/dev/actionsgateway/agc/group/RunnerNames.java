package dev.actionsgateway.agc.group;

import dev.actionsgateway.github.register.RunnerSpec;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import java.util.OptionalInt;

/// How the runners of a group are called: the group, a hash that belongs to it alone, and the
/// seat's number. The hash tells our records from everybody else's, whatever the group is called.
record RunnerNames(GroupSettings settings) {
    private static final int NAME = 64;
    private static final int NUMBER = 6;

    RunnerSpec spec(int number, Lifespan lifespan) {
        return new RunnerSpec(
                prefix() + number,
                settings.labels(),
                settings.runnerGroup(),
                settings.runnerVersion(),
                lifespan);
    }

    /// The number of the seat that a runner of this name belongs to; empty if it is not ours.
    OptionalInt number(String runner) {
        var digits = runner.startsWith(prefix()) ? runner.substring(prefix().length()) : "";
        return digits.matches("[0-9]{1," + NUMBER + "}")
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }

    private String prefix() {
        var tail = "-" + settings.identity() + "-";
        int most = Math.max(1, NAME - NUMBER - tail.length());
        var name = settings.name();
        return (name.length() > most ? name.substring(0, most) : name) + tail;
    }
}
