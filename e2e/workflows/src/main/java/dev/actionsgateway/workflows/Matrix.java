package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Makes the combinations of a matrix.
///
/// The lists are multiplied, the first changing slowest. `exclude` takes out each combination that
/// matches all values of one entry. Then each entry of `include` is added to all combinations in
/// which it changes no value of the lists (what an earlier entry added, it may change); if there is
/// none, it is a combination of its own, which later entries do not change.
final class Matrix {

    static final int LARGEST = 256;

    private final SequencedMap<String, List<Value>> lists = new LinkedHashMap<>();
    private final List<Value.Obj> includes;
    private final List<Value.Obj> excludes;

    private Matrix(Value.Obj written) {
        includes = entries(written, "include");
        excludes = entries(written, "exclude");
        written.fields()
                .forEach((name, value) -> {
                    if (!special(name)) {
                        lists.put(name, list(name, value));
                    }
                });
    }

    /// At least one combination.
    ///
    /// @throws JobFailure if there is none, or there are more than 256
    static List<Value.Obj> expand(Value written) {
        if (!(written instanceof Value.Obj map)) {
            throw new JobFailure("The matrix is not a map");
        }
        List<Value.Obj> combinations = new Matrix(map).combinations();
        if (combinations.isEmpty()) {
            throw new JobFailure("The matrix has no combination");
        }
        if (combinations.size() > LARGEST) {
            throw tooLarge();
        }
        return combinations;
    }

    private List<Value.Obj> combinations() {
        List<Value.Obj> product = lists.isEmpty() ? List.of() : product();
        product = product.stream().filter(this::notExcluded).toList();
        List<Value.Obj> extended = new ArrayList<>(product);
        List<Value.Obj> own = new ArrayList<>();
        for (Value.Obj include : includes) {
            boolean added = false;
            for (int i = 0; i < product.size(); i++) {
                if (changesNoList(include, product.get(i))) {
                    extended.set(i, merged(extended.get(i), include));
                    added = true;
                }
            }
            if (!added) {
                own.add(include);
            }
        }
        extended.addAll(own);
        return extended;
    }

    private List<Value.Obj> product() {
        List<Value.Obj> made = List.of(Value.none());
        for (Map.Entry<String, List<Value>> list : lists.entrySet()) {
            if ((long) made.size() * list.getValue().size() > LARGEST * 16L) {
                throw tooLarge();
            }
            made =
                    made.stream()
                            .flatMap(each ->
                                    list.getValue().stream()
                                            .map(item -> each.with(list.getKey(), item)))
                            .toList();
        }
        return made;
    }

    private boolean notExcluded(Value.Obj combination) {
        return excludes.stream()
                .noneMatch(exclude ->
                        exclude.fields().entrySet().stream()
                                .allMatch(each ->
                                        matches(each.getValue(), combination.get(each.getKey()))));
    }

    private boolean changesNoList(Value.Obj include, Value.Obj combination) {
        return include.fields().entrySet().stream()
                .filter(each -> lists.keySet().stream().anyMatch(each.getKey()::equalsIgnoreCase))
                .allMatch(each -> matches(each.getValue(), combination.get(each.getKey())));
    }

    /// Scalars by their texts; of a map only the fields that are wanted.
    private static boolean matches(Value wanted, Value value) {
        return switch (wanted) {
            case Value.Obj map ->
                    value instanceof Value.Obj other
                            && map.fields().entrySet().stream()
                                    .allMatch(each ->
                                            matches(each.getValue(), other.get(each.getKey())));
            case Value.Arr(var items) -> {
                boolean all =
                        value instanceof Value.Arr(var others) && others.size() == items.size();
                for (int i = 0; all && i < items.size(); i++) {
                    all = matches(items.get(i), ((Value.Arr) value).items().get(i));
                }
                yield all;
            }
            case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ ->
                    value.scalar() && wanted.text().equals(value.text());
        };
    }

    private static Value.Obj merged(Value.Obj combination, Value.Obj include) {
        Value.Obj merged = combination;
        for (Map.Entry<String, Value> each : include.fields().entrySet()) {
            merged = merged.with(each.getKey(), each.getValue());
        }
        return merged;
    }

    private static boolean special(String name) {
        return name.equals("include") || name.equals("exclude");
    }

    private static List<Value> list(String name, Value value) {
        if (value instanceof Value.Arr(var items) && !items.isEmpty()) {
            return items;
        }
        throw new JobFailure("Matrix vector '" + name + "' does not contain any values");
    }

    private List<Value.Obj> entries(Value.Obj written, String name) {
        List<Value.Obj> entries = new ArrayList<>();
        List<Value> items =
                switch (written.get(name)) {
                    case Value.Null() -> List.of();
                    case Value.Arr(var each) -> each;
                    case Value other -> List.of(other);
                };
        for (Value item : items) {
            if (!(item instanceof Value.Obj entry)) {
                throw new JobFailure("An entry of the matrix's '" + name + "' is not a map");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static JobFailure tooLarge() {
        return new JobFailure("The matrix has more than " + LARGEST + " combinations");
    }
}
