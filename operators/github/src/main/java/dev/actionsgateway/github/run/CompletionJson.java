package dev.actionsgateway.github.run;

import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.jobs.Completion;
import dev.actionsgateway.jobs.Conclusion;
import jakarta.json.JsonArrayBuilder;

/// How the end of a job is written down for the run service.
final class CompletionJson {
    private CompletionJson() {}

    static JsonArrayBuilder annotations(Completion completion) {
        var list = Written.list();
        for (var note : completion.notes()) {
            list.add(
                    Written.object()
                            .add("level", level(completion.conclusion()))
                            .add("title", note.title())
                            .add("message", note.message())
                            .add("isInfrastructureIssue", true));
        }
        return list;
    }

    private static String level(Conclusion conclusion) {
        return switch (conclusion) {
            case FAILED -> "FAILURE";
            case CANCELED -> "WARNING";
            case SUCCEEDED, SKIPPED -> "NOTICE";
        };
    }

    static String word(Conclusion conclusion) {
        return switch (conclusion) {
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case CANCELED -> "canceled";
            case SKIPPED -> "skipped";
        };
    }
}
