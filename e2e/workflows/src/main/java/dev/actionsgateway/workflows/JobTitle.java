package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Scope;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.Templates;
import dev.actionsgateway.expressions.Value;
import java.util.List;
import java.util.stream.Stream;

/// The name of a job instance as GitHub shows it.
final class JobTitle {

    private static final int LONGEST = 100;

    private JobTitle() {}

    /// A name with an expression is what that results in. To a literal name, and to the job's id,
    /// the matrix's values are appended: `build (20, ubuntu)`.
    static String of(Job job, Value matrix, Scope scope) {
        if (job.name().orElse(null) instanceof TemplateToken.Expr expression) {
            String name = Templates.evaluateText(expression, scope);
            return name.isBlank() ? job.id() : cut(name);
        }
        String name =
                job.name()
                        .map(token -> Templates.evaluateText(token, scope))
                        .filter(text -> !text.isBlank())
                        .orElse(job.id());
        List<String> values = leaves(matrix);
        return values.isEmpty() ? cut(name) : cut(name + " (" + String.join(", ", values) + ")");
    }

    /// All scalars in it, in order; empty texts and nothings are left out.
    static List<String> leaves(Value value) {
        return stream(value).filter(text -> !text.isEmpty()).toList();
    }

    private static Stream<String> stream(Value value) {
        return switch (value) {
            case Value.Obj map -> map.fields().values().stream().flatMap(JobTitle::stream);
            case Value.Arr(var items) -> items.stream().flatMap(JobTitle::stream);
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> Stream.of(value.text());
        };
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 3) + "...";
    }
}
