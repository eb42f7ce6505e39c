package dev.actionsgateway.expressions;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the names in an expression mean: the contexts, and the functions beside the language's own.
///
/// Names are found without regard to letters' case. A scope does not change; `with` makes another.
public final class Scope {

    /// A function that the caller brings, such as `success` or `hashFiles`.
    @FunctionalInterface
    public interface Function {
        /// Works the function out.
        ///
        /// @throws ExpressionException if these arguments have no result
        Value call(List<Value> arguments);
    }

    private static final Scope EMPTY = new Scope(Map.of(), Map.of());

    private final Map<String, Value> contexts;
    private final Map<String, Function> functions;

    private Scope(Map<String, Value> contexts, Map<String, Function> functions) {
        this.contexts = Map.copyOf(contexts);
        this.functions = Map.copyOf(functions);
    }

    /// A scope in which no name means anything.
    public static Scope empty() {
        return EMPTY;
    }

    /// A scope with these contexts, such as `github` and `needs`.
    public static Scope of(Map<String, ? extends Value> contexts) {
        Map<String, Value> folded = new HashMap<>();
        contexts.forEach((name, value) -> folded.put(fold(name), value));
        return new Scope(folded, Map.of());
    }

    public Scope with(String name, Value context) {
        Map<String, Value> more = new HashMap<>(contexts);
        more.put(fold(name), context);
        return new Scope(more, functions);
    }

    public Scope withFunction(String name, Function function) {
        Map<String, Function> more = new HashMap<>(functions);
        more.put(fold(name), function);
        return new Scope(contexts, more);
    }

    /// This scope with the four status functions, as they answer for this status.
    public Scope withStatus(Status status) {
        return withFunction("success", _ -> Value.of(status.success()))
                .withFunction("failure", _ -> Value.of(status.failure()))
                .withFunction("cancelled", _ -> Value.of(status.cancelled()))
                .withFunction("always", _ -> Value.of(true));
    }

    public Optional<Value> context(String name) {
        return Optional.ofNullable(contexts.get(fold(name)));
    }

    public Optional<Function> function(String name) {
        return Optional.ofNullable(functions.get(fold(name)));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
