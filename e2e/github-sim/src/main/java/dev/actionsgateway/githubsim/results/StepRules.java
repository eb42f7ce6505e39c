package dev.actionsgateway.githubsim.results;

import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;

/// What a worker must keep to when it reports steps.
final class StepRules {
    private StepRules() {}

    /// Judges one report of a step against the one before.
    static void judge(Optional<StepRecord> before, StepRecord now, Complaints complaints) {
        boolean completed = now.status() == StepStatus.COMPLETED;
        String step = "step " + now.number();
        if (completed != (now.conclusion() != StepConclusion.NONE)) {
            complaints.add(
                    "step-conclusion",
                    step + " is " + now.status() + " with conclusion " + now.conclusion());
        }
        before.ifPresent(was -> judgeChange(was, now, complaints));
        if (now.startedAt().isPresent()
                && now.completedAt().isPresent()
                && now.completedAt().get().isBefore(now.startedAt().get())) {
            complaints.add("step-times", step + " ends before it begins");
        }
    }

    private static void judgeChange(StepRecord was, StepRecord now, Complaints complaints) {
        String step = "step " + now.number();
        if (was.status() == StepStatus.COMPLETED && now.status() != StepStatus.COMPLETED) {
            complaints.add("step-reopened", step + " was completed and is " + now.status());
        } else if (was.status() == StepStatus.COMPLETED && was.conclusion() != now.conclusion()) {
            complaints.add(
                    "step-rewritten",
                    step + " ended as " + was.conclusion() + " and now as " + now.conclusion());
        } else if (was.status() == StepStatus.IN_PROGRESS
                && now.status() != StepStatus.IN_PROGRESS
                && now.status() != StepStatus.COMPLETED) {
            complaints.add("step-backwards", step + " had begun and is " + now.status());
        }
    }

    /// Judges what a worker left behind when it reported the end of the job.
    static void judgeEnd(
            Collection<StepRecord> steps, Predicate<String> hasLog, Complaints complaints) {
        for (var step : steps) {
            if (step.status() != StepStatus.COMPLETED) {
                complaints.add("step-left-open", "step " + step.number() + " never completed");
            } else if ((step.conclusion() == StepConclusion.SUCCESS
                            || step.conclusion() == StepConclusion.FAILURE)
                    && !hasLog.test(step.externalId())) {
                complaints.add("step-without-log", "step " + step.number() + " ran without a log");
            }
        }
    }
}
