package dev.actionsgateway.expressions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Works one expression out, once.
final class Evaluator {

    private final Scope scope;

    /// The arrays that `*` made: a property of such a one is taken of each item.
    private final Set<Value> spread = Collections.newSetFromMap(new IdentityHashMap<>());

    Evaluator(Scope scope) {
        this.scope = scope;
    }

    Value evaluate(Node node) {
        return switch (node) {
            case Node.Literal(var value) -> value;
            case Node.Named(var name, var column) -> context(name, column);
            case Node.Index(var of, var by) -> index(evaluate(of), by);
            case Node.Every _ -> Value.nothing();
            case Node.Call call -> call(call);
            case Node.Not(var operand) -> Value.of(!evaluate(operand).truthy());
            case Node.Compare(var by, var left, var right) ->
                    Value.of(by.holds(evaluate(left), evaluate(right)));
            case Node.And(var operands) -> first(operands, false);
            case Node.Or(var operands) -> first(operands, true);
        };
    }

    /// The first operand that is as wanted, else the last: the value, not a boolean.
    private Value first(List<Node> operands, boolean truthy) {
        Value value = Value.nothing();
        for (Node operand : operands) {
            value = evaluate(operand);
            if (value.truthy() == truthy) {
                return value;
            }
        }
        return value;
    }

    private Value context(String name, int column) {
        return scope.context(name)
                .orElseThrow(() ->
                        new ExpressionException(
                                "Unrecognized named-value: '" + name + "'", column));
    }

    private Value call(Node.Call call) {
        if (call.name().equalsIgnoreCase("case")) {
            return choose(call);
        }
        Optional<Scope.Function> own =
                scope.function(call.name()).or(() -> Functions.named(call.name()));
        Scope.Function function =
                own.orElseThrow(() ->
                        new ExpressionException(
                                "Unrecognized function: '" + call.name() + "'", call.column()));
        return function.call(call.arguments().stream().map(this::evaluate).toList());
    }

    /// `case(condition, value, …, default)`: the value after the first condition that is true.
    private Value choose(Node.Call call) {
        List<Node> arguments = call.arguments();
        if (arguments.size() % 2 == 0) {
            throw new ExpressionException(
                    "case takes pairs of a condition and a value, and a default", call.column());
        }
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            if (!(evaluate(arguments.get(i)) instanceof Value.Bool(var holds))) {
                throw new ExpressionException(
                        "case: condition " + (i / 2 + 1) + " is not a boolean", call.column());
            }
            if (holds) {
                return evaluate(arguments.get(i + 1));
            }
        }
        return evaluate(arguments.getLast());
    }

    private Value index(Value of, Node by) {
        if (spread.contains(of)) {
            return spread(((Value.Arr) of).items().stream().flatMap(each -> pick(each, by)));
        }
        if (by instanceof Node.Every) {
            return spread(pick(of, by));
        }
        return pick(of, by).findFirst().orElseGet(Value::nothing);
    }

    private Stream<Value> pick(Value of, Node by) {
        return switch (of) {
            case Value.Obj object when by instanceof Node.Every ->
                    object.fields().values().stream();
            case Value.Arr(var items) when by instanceof Node.Every -> items.stream();
            case Value.Obj object -> named(object, evaluate(by)).stream();
            case Value.Arr(var items) -> at(items, evaluate(by).number()).stream();
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> Stream.empty();
        };
    }

    private static Optional<Value> named(Value.Obj object, Value name) {
        return name.scalar() ? object.find(name.text()) : Optional.empty();
    }

    private static Optional<Value> at(List<Value> items, double index) {
        double floor = Math.floor(index);
        return floor >= 0 && floor < items.size()
                ? Optional.of(items.get((int) floor))
                : Optional.empty();
    }

    private Value spread(Stream<Value> items) {
        Value made = new Value.Arr(new ArrayList<>(items.toList()));
        spread.add(made);
        return made;
    }
}
