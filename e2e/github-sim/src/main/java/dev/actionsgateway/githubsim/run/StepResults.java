package dev.actionsgateway.githubsim.run;

import dev.actionsgateway.githubsim.core.Conclusion;
import dev.actionsgateway.githubsim.core.StepView;
import dev.actionsgateway.githubsim.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The steps in a `completejob`.
final class StepResults {
    private StepResults() {}

    /// The steps, in order; empty if the request does not speak of steps.
    static Optional<List<StepView>> of(Fields request) {
        if (!request.has("stepResults")) {
            return Optional.empty();
        }
        return Optional.of(
                request.list("stepResults").stream()
                        .map(StepResults::step)
                        .sorted(Comparator.comparingInt(StepView::number))
                        .toList());
    }

    private static StepView step(Fields step) {
        return new StepView(
                step.number("number").orElse(0L).intValue(),
                step.text("name").orElse(""),
                switch (step.text("status").orElse("").toLowerCase(Locale.ROOT)) {
                    case "completed" -> "completed";
                    case "inprogress", "in_progress" -> "in_progress";
                    default -> "queued";
                },
                step.text("conclusion").flatMap(Conclusion::ofTaskResult).map(Conclusion::rest),
                step.text("started_at").flatMap(StepResults::time),
                step.text("completed_at").flatMap(StepResults::time));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
