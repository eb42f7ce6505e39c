package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What a dispatch gave as inputs, checked: the `inputs` context, or why not.
public sealed interface DispatchInputs {

    /// The inputs with their defaults; booleans and numbers are such.
    record Resolved(Value.Obj inputs) implements DispatchInputs {}

    /// A dispatch that GitHub refuses too.
    record Refused(List<String> reasons) implements DispatchInputs {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// Checks the inputs of a dispatch against those that the trigger names.
    static DispatchInputs resolve(Trigger trigger, Map<String, String> given) {
        List<String> reasons = new ArrayList<>();
        SequencedMap<String, Value> inputs = new LinkedHashMap<>();
        for (DispatchInput input : trigger.inputs()) {
            String text = given.getOrDefault(input.name(), "");
            if (text.isEmpty() && input.required() && input.fallback().isEmpty()) {
                reasons.add("Required input '" + input.name() + "' not provided");
            }
            inputs.put(
                    input.name(), typed(input, text.isEmpty() ? input.fallback() : text, reasons));
        }
        List<String> known = trigger.inputs().stream().map(DispatchInput::name).toList();
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> reasons.add("Unexpected inputs provided: " + name));
        return reasons.isEmpty() ? new Resolved(new Value.Obj(inputs)) : new Refused(reasons);
    }

    private static Value typed(DispatchInput input, String text, List<String> reasons) {
        return switch (input.type()) {
            case "boolean" -> {
                String folded = text.toLowerCase(Locale.ROOT);
                if (!List.of("true", "false", "").contains(folded)) {
                    reasons.add("Input '" + input.name() + "' is neither true nor false");
                }
                yield Value.of(folded.equals("true"));
            }
            case "number" -> {
                Value number = Value.of(Value.of(text).number());
                if (Double.isNaN(number.number())) {
                    reasons.add("Input '" + input.name() + "' is not a number");
                }
                yield number;
            }
            case "choice" -> {
                if (!text.isEmpty() && !input.options().contains(text)) {
                    reasons.add(
                            "Provided value '%s' for input '%s' not in the list of allowed values"
                                    .formatted(text, input.name()));
                }
                yield Value.of(text);
            }
            default -> Value.of(text);
        };
    }
}
