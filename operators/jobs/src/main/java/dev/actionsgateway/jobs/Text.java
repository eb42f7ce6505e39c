package dev.actionsgateway.jobs;

/// Checks of what ids are made of.
final class Text {
    private Text() {}

    static void required(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a " + what + " must not be blank");
        }
    }
}
