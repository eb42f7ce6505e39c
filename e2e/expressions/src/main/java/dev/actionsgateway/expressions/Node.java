package dev.actionsgateway.expressions;

import java.util.List;
import java.util.stream.Stream;

/// One operation of a parsed expression.
sealed interface Node {

    record Literal(Value value) implements Node {}

    record Named(String name, int column) implements Node {}

    record Index(Node of, Node by) implements Node {}

    /// `*` in the place of an index: every item.
    record Every() implements Node {}

    record Call(String name, List<Node> arguments, int column) implements Node {}

    record Not(Node operand) implements Node {}

    record Compare(Comparison by, Node left, Node right) implements Node {}

    /// Operands joined by `&&`.
    record And(List<Node> operands) implements Node {}

    /// Operands joined by `||`.
    record Or(List<Node> operands) implements Node {}

    default List<Node> parts() {
        return switch (this) {
            case Literal _, Named _, Every _ -> List.of();
            case Index(var of, var by) -> List.of(of, by);
            case Call(_, var arguments, _) -> arguments;
            case Not(var operand) -> List.of(operand);
            case Compare(_, var left, var right) -> List.of(left, right);
            case And(var operands) -> operands;
            case Or(var operands) -> operands;
        };
    }

    /// This operation and all below it.
    default Stream<Node> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Node::all));
    }

    default int depth() {
        return 1 + parts().stream().mapToInt(Node::depth).max().orElse(0);
    }
}
