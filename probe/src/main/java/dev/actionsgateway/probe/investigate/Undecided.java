package dev.actionsgateway.probe.investigate;

/// What was seen fits no answer, or the question could not be asked.
///
/// @param why in words
public record Undecided(String why) implements Verdict {
    @Override
    public String says() {
        return "Undecided: " + why + ".";
    }

    @Override
    public String advice() {
        return "Keep what the design does now; ask again when the reason is gone.";
    }
}
