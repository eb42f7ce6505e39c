package dev.actionsgateway.expressions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What an expression works on and results in.
///
/// The six kinds are those of JSON. Every number is a double. Two arrays or two objects are equal
/// in an expression only if they are the same instance, whatever their records' `equals` says.
public sealed interface Value {

    /// Nothing.
    record Null() implements Value {}

    /// True or false.
    record Bool(boolean value) implements Value {}

    /// A double, NaN and the infinities among them.
    record Num(double value) implements Value {}

    /// A text.
    record Str(String value) implements Value {}

    /// An ordered list.
    record Arr(List<Value> items) implements Value {

        public Arr {
            items = List.copyOf(items);
        }
    }

    /// Named values in the order in which they came.
    record Obj(Map<String, Value> fields) implements Value {

        public Obj {
            fields = new LinkedHashMap<>(fields);
        }

        /// Finds a field: by its exact name, else by its name in other letters' case.
        public Optional<Value> find(String name) {
            Value exact = fields.get(name);
            if (exact != null) {
                return Optional.of(exact);
            }
            return fields.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        /// The field, or [Value#nothing].
        public Value get(String name) {
            return find(name).orElseGet(Value::nothing);
        }

        /// This object with one field more, or another value in a field it has.
        public Obj with(String name, Value value) {
            SequencedMap<String, Value> changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return new Obj(changed);
        }

        @Override
        public Map<String, Value> fields() {
            return Collections.unmodifiableMap(fields);
        }
    }

    /// No value: an absent property, a property of nothing, JSON's null.
    static Value nothing() {
        return new Null();
    }

    static Value of(boolean value) {
        return new Bool(value);
    }

    static Value of(double value) {
        return new Num(value);
    }

    static Value of(String value) {
        return new Str(value);
    }

    static Arr array(List<? extends Value> items) {
        return new Arr(new ArrayList<>(items));
    }

    static Obj object(Map<String, ? extends Value> fields) {
        return new Obj(new LinkedHashMap<>(fields));
    }

    /// An object of texts.
    static Obj texts(Map<String, String> fields) {
        return fields.entrySet().stream()
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        field -> of(field.getValue()),
                                        (_, later) -> later,
                                        LinkedHashMap::new),
                                Obj::new));
    }

    /// An object without fields.
    static Obj none() {
        return new Obj(Map.of());
    }

    /// Whether a condition with this value holds: null, false, zero, NaN and the empty text do not.
    default boolean truthy() {
        return switch (this) {
            case Null() -> false;
            case Bool(var value) -> value;
            case Num(var value) -> value != 0 && !Double.isNaN(value);
            case Str(var value) -> !value.isEmpty();
            case Arr _, Obj _ -> true;
        };
    }

    /// This value inside a text: null is the empty text, an array the word `Array`, an object
    /// `Object`.
    default String text() {
        return switch (this) {
            case Null() -> "";
            case Bool(var value) -> Boolean.toString(value);
            case Num(var value) -> Numbers.format(value);
            case Str(var value) -> value;
            case Arr _ -> "Array";
            case Obj _ -> "Object";
        };
    }

    /// This value as a number: what is not one is NaN; null and the empty text are zero.
    default double number() {
        return switch (this) {
            case Null() -> 0;
            case Bool(var value) -> value ? 1 : 0;
            case Num(var value) -> value;
            case Str(var value) -> Numbers.parse(value);
            case Arr _, Obj _ -> Double.NaN;
        };
    }

    /// Whether this is neither an array nor an object.
    default boolean scalar() {
        return !(this instanceof Arr || this instanceof Obj);
    }
}
