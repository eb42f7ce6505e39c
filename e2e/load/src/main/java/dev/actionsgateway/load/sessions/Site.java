package dev.actionsgateway.load.sessions;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.Build;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.ScriptRegistration;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.load.github.SimulatorProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// What all seats of a fleet share: one wire, one App, the clients on top of them.
final class Site implements AutoCloseable {
    static final String LABEL = "load";
    static final Build BUILD = Build.linuxX64("2.335.0");

    private static final Duration SIGN_IN = Duration.ofSeconds(30);

    final JdkWire wire;
    final InstantSource clock;
    final Sleeper sleeper;
    final Tries tries;
    final TokenOwner tokens;
    final ScriptRegistration registration;
    final TokenService tokenService;
    final Broker broker;

    /// Signs in to GitHub.
    Site(SimulatorProcess github, List<RunnerKeys.Pair> keys, InstantSource clock, Sleeper sleeper)
            throws InterruptedException {
        this.clock = clock;
        this.sleeper = sleeper;
        var random = RandomGenerator.of("L64X128MixRandom");
        tries = new Tries(sleeper, random);
        wire = new JdkWire(Egress.DIRECT, github.trust(), "actions-gateway-load");
        var rest = new GitHubClock(clock);
        var mint = new GitHubMint(wire, github.target().api(), rest);
        tokens = TokenOwner.start(mint, github.app(), rest, sleeper, random);
        var first = tokens.awaitFirst(in(SIGN_IN));
        first.trouble()
                .ifPresent(trouble -> {
                    throw new IllegalStateException("the App cannot sign in: " + trouble);
                });
        var installation = new Installation(wire, tokens, rest, tries);
        registration =
                new ScriptRegistration(installation, wire, github.target(), inTurn(keys), tries);
        tokenService = new TokenService(wire, new GitHubClock(clock), tries);
        broker = new Broker(wire, BUILD, clock, tries);
    }

    /// A key pair takes tenths of a second of a processor: that is not what is measured.
    private static RunnerKeys inTurn(List<RunnerKeys.Pair> keys) {
        var next = new AtomicInteger();
        return () -> keys.get(Math.floorMod(next.getAndIncrement(), keys.size()));
    }

    Deadline in(Duration time) {
        return Deadline.after(time, clock);
    }

    @Override
    public void close() {
        tokens.close();
        wire.close();
    }
}
