package dev.actionsgateway.github.sim;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Mint;
import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// A token that lives until it is refused. For one thread.
final class ReplacedTokens implements Tokens {
    private final Mint mint;
    private final AppIdentity app;
    private Optional<InstallationToken> current = Optional.empty();

    ReplacedTokens(Mint mint, AppIdentity app) {
        this.mint = mint;
        this.app = app;
    }

    @Override
    public Optional<InstallationToken> token() {
        if (current.isEmpty()) {
            current = Optional.of(minted());
        }
        return current;
    }

    private InstallationToken minted() {
        try {
            var deadline = Deadline.after(Duration.ofSeconds(30), InstantSource.system());
            if (mint.mint(app, deadline) instanceof Minting.Minted(var token)) {
                return token;
            }
            throw new IllegalStateException("no token");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void refused(InstallationToken token) {
        current = Optional.empty();
    }
}
