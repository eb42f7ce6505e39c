package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.Value;
import java.util.Map;

/// What a run knows from its beginning.
///
/// @param github the `github` context, the event in it
/// @param vars the `vars` context
/// @param inputs the `inputs` context of a dispatch
public record RunContext(Value.Obj github, Value.Obj vars, Value.Obj inputs) {

    Scope scope() {
        return Scope.of(Map.of("github", github, "vars", vars, "inputs", inputs));
    }

    RunContext attempt(int attempt) {
        Value.Obj changed = github.with("run_attempt", Value.of(Integer.toString(attempt)));
        return new RunContext(changed, vars, inputs);
    }
}
