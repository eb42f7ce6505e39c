package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import java.util.Optional;

/// One step of a job, as its message carries it.
///
/// @param contextName its `id`, or a made one that begins with `__`
/// @param displayName its `name`, or `Run` and what it runs
/// @param condition the expression of its `if`
/// @param action what it runs
/// @param inputs a script's `script`, `shell` and `workingDirectory`, or an action's `with`
/// @param env its environment
/// @param continueOnError a boolean or an expression
/// @param timeoutMinutes a number or an expression
public record Step(
        String contextName,
        TemplateToken displayName,
        String condition,
        StepAction action,
        TemplateToken inputs,
        Optional<TemplateToken> env,
        Optional<TemplateToken> continueOnError,
        Optional<TemplateToken> timeoutMinutes) {}
