package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Templates;

/// `concurrency` as it is written.
///
/// @param group the token of the group's name
/// @param cancelInProgress the token that says whether the newer ends the older
public record ConcurrencyRule(TemplateToken group, TemplateToken cancelInProgress) {

    /// `concurrency` of one run or one job.
    ///
    /// @param group the group's name
    /// @param cancelInProgress whether the newer ends the older
    public record Concurrency(String group, boolean cancelInProgress) {}

    /// Works it out.
    ///
    /// @throws ExpressionException if an expression has no result
    Concurrency resolve(Scope scope) {
        return new Concurrency(
                Templates.evaluateText(group, scope),
                Templates.evaluate(cancelInProgress, scope).truthy());
    }
}
