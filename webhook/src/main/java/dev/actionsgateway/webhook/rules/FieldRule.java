package dev.actionsgateway.webhook.rules;

import dev.actionsgateway.webhook.review.Refusal;
import java.util.stream.Stream;

/// A rule about what stands in an object. An object that broke it before may go on doing so: who
/// pauses a group must not have to mend it first.
@FunctionalInterface
interface FieldRule {
    /// All that breaks it.
    Stream<Refusal> judge(Subject subject, Facts facts);
}
