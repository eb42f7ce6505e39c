package dev.actionsgateway.agc.control;

import dev.actionsgateway.agc.group.GroupView;
import dev.actionsgateway.agc.kube.TemplateCheck;
import dev.actionsgateway.api.condition.ConditionStatus;
import dev.actionsgateway.api.condition.Observation;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a group is looked at again though nothing was heard of it: soon while time alone may change
/// something, else after minutes, in case that a change was missed.
///
/// @param random spreads the looks at a thousand groups that began together
record NextLook(RandomGenerator random) {
    private static final Duration BROKEN = Duration.ofSeconds(2);
    private static final Duration UNSETTLED = Duration.ofSeconds(5);
    private static final Duration SETTLED = Duration.ofMinutes(4);
    private static final int SPREAD = 120;

    /// @param living as it was told just now
    /// @param seen what its status was made of
    Duration after(Living living, GroupStatus seen) {
        if (living.runtime().broken().isPresent()) {
            return BROKEN;
        }
        return settled(seen) ? SETTLED.plusSeconds(random.nextInt(SPREAD)) : UNSETTLED;
    }

    private static boolean settled(GroupStatus seen) {
        return seen.pending() == 0
                && seen.check() instanceof TemplateCheck.Accepted
                && valid(seen.credentials())
                && listens(seen.view());
    }

    private static boolean valid(Optional<Observation> credentials) {
        return credentials.filter(seen -> seen.status() == ConditionStatus.TRUE).isPresent();
    }

    // A reason to withhold may pass without a word, and so may a trouble.
    private static boolean listens(GroupView view) {
        return view.sessions() > 0 && view.withheld().isEmpty() && view.troubles().isEmpty();
    }
}
