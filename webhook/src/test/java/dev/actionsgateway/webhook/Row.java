package dev.actionsgateway.webhook;

import java.util.List;

/// A refusal and its nearest allowed neighbour, in a granted namespace.
///
/// @param rule what is shown
/// @param given what stands there already; may be empty
/// @param refused what is refused
/// @param says what the refusal says, in parts
/// @param taken what is taken
record Row(String rule, String given, String refused, List<String> says, String taken) {
    @Override
    public String toString() {
        return rule;
    }
}
