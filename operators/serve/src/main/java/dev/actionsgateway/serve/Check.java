package dev.actionsgateway.serve;

import java.util.function.Supplier;

/// A named reason for the program to take work or not; asked at each `/readyz`, so it must be
/// quick.
///
/// @param name one word, as shown by `/readyz?verbose`
/// @param probe looks, and answers; what it throws counts as [Down]
public record Check(String name, Supplier<Health> probe) {
    /// What a check found.
    public sealed interface Health {}

    /// All is well.
    public record Up() implements Health {}

    /// Not now, for a reason that a person can act on. It is shown to whoever may reach `/readyz`.
    public record Down(String reason) implements Health {}

    Health ask() {
        try {
            return probe.get();
        } catch (RuntimeException e) {
            return new Down(e.toString());
        }
    }
}
