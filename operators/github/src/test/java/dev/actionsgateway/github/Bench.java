package dev.actionsgateway.github;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.InstallationToken;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.github.auth.Tokens;
import dev.actionsgateway.github.register.RunnerCredentials;
import dev.actionsgateway.github.register.RunnerId;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.ManualClock;
import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What tests of the clients need: a scripted wire, a clock that stands, waits that do not wait.
public final class Bench implements Tokens {
    public static final Instant NOW = Instant.parse("2031-03-04T10:00:00Z");

    public final FakeWire wire = new FakeWire();
    public final ManualClock clock = new ManualClock(NOW);
    public final GitHubClock github = new GitHubClock(clock);
    public final List<Duration> waits = new ArrayList<>();
    public final Tries tries = new Tries(waits::add, new Random(1));
    public final List<InstallationToken> refused = new ArrayList<>();
    public Optional<InstallationToken> token =
            Optional.of(new InstallationToken(Secret.of("ghs_x"), NOW.plusSeconds(60), Map.of()));

    /// REST on the scripted wire.
    public Installation rest() {
        return new Installation(wire, this, github, tries);
    }

    /// Ample time.
    public Deadline deadline() {
        return Deadline.after(Duration.ofHours(1), clock);
    }

    /// A runner that is registered.
    public static RunnerCredentials runner(Jwt.Algorithm algorithm) {
        return new RunnerCredentials(
                new RunnerId(4711),
                "gw-a-0",
                "client-1",
                URI.create("https://token.test/oauth2"),
                URI.create("https://broker.test/b/"),
                TestKeys.PRIVATE,
                algorithm,
                Lifespan.MANY_JOBS);
    }

    @Override
    public Optional<InstallationToken> token() {
        return token;
    }

    @Override
    public void refused(InstallationToken which) {
        refused.add(which);
    }
}
