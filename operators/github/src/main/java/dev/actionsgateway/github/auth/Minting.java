package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.wire.Failure;
import java.util.Optional;

/// The answer to the wish for an installation token.
public sealed interface Minting {
    /// A token, good for about an hour.
    record Minted(InstallationToken token) implements Minting {}

    /// GitHub does not believe the assertion: unknown App, wrong key, or a clock that is wrong
    /// beyond what could be corrected.
    record NotBelieved(Failure failure) implements Minting {}

    /// GitHub knows the App, and the installation is suspended or forbidden.
    record Suspended(Failure failure) implements Minting {}

    /// There is no such installation of this App.
    record NotInstalled(Failure failure) implements Minting {}

    /// No known answer; it may come later.
    record Failed(Failure failure) implements Minting {}

    /// What is to be told about it; empty for a token.
    default Optional<Failure> trouble() {
        return switch (this) {
            case Minted _ -> Optional.empty();
            case NotBelieved(var failure) -> Optional.of(failure);
            case Suspended(var failure) -> Optional.of(failure);
            case NotInstalled(var failure) -> Optional.of(failure);
            case Failed(var failure) -> Optional.of(failure);
        };
    }
}
