package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import java.util.List;
import java.util.Optional;

/// One job of a workflow, as written.
///
/// @param id its key under `jobs`
/// @param name its title, if one is written
/// @param needs the ids of the jobs before it
/// @param condition the expression of its `if`
/// @param strategy its matrix and the rules around it
/// @param settings what is worked out once for each of its instances
/// @param permissions of its token, if it names any
/// @param content what its message carries
public record Job(
        String id,
        Optional<TemplateToken> name,
        List<String> needs,
        String condition,
        Strategy strategy,
        Settings settings,
        Optional<Permissions> permissions,
        Content content) {

    public Job {
        needs = List.copyOf(needs);
    }

    /// `strategy`; each part only if it is written.
    public record Strategy(
            Optional<TemplateToken> matrix,
            Optional<TemplateToken> failFast,
            Optional<TemplateToken> maxParallel) {}

    /// What the server works out for each instance.
    public record Settings(
            TemplateToken runsOn,
            Optional<TemplateToken> timeoutMinutes,
            Optional<TemplateToken> continueOnError,
            Optional<ConcurrencyRule> concurrency) {}

    /// What travels in the message as tokens, and is worked out by the worker.
    public record Content(
            Optional<TemplateToken> env,
            Optional<TemplateToken> defaults,
            Optional<TemplateToken> outputs,
            Optional<TemplateToken> container,
            Optional<TemplateToken> services,
            List<Step> steps) {

        public Content {
            steps = List.copyOf(steps);
        }
    }
}
