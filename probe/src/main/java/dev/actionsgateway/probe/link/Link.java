package dev.actionsgateway.probe.link;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.GitHubMint;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.Minting;
import dev.actionsgateway.github.auth.TokenOwner;
import dev.actionsgateway.github.register.JitRegistration;
import dev.actionsgateway.github.register.Registration;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.github.register.ScriptRegistration;
import dev.actionsgateway.github.runs.WorkflowRuns;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// A signed-in connection to one account, with all that is asked over REST.
public final class Link implements AutoCloseable {
    private static final String USER_AGENT = "actions-gateway-probe";
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Access access;
    private final Waits waits;
    private final JdkWire wire;
    private final GitHubClock clock;
    private final TokenOwner owner;
    private final Installation rest;

    private Link(Access access, Waits waits, JdkWire wire) {
        this.access = access;
        this.waits = waits;
        this.wire = wire;
        clock = new GitHubClock(waits.clock());
        owner =
                TokenOwner.start(
                        new GitHubMint(wire, access.target().api(), clock),
                        access.app(),
                        clock,
                        waits.sleeper(),
                        waits.random());
        rest = new Installation(wire, owner, clock, waits.tries());
    }

    /// How signing in went.
    public sealed interface Login {
        /// There is a token.
        record In() implements Login {}

        /// There is none.
        record Refused(Minting why) implements Login {}
    }

    /// A link that has begun to sign in; the caller closes it.
    public static Link open(Access access, Waits waits) {
        return new Link(access, waits, wire(access));
    }

    /// The wire that an access means; the caller closes it.
    public static JdkWire wire(Access access) {
        return new JdkWire(access.egress(), trust(access), USER_AGENT);
    }

    /// Whose certificates an access believes.
    public static SSLContext trust(Access access) {
        return access.authorities().map(Trust::with).orElseGet(Trust::usual);
    }

    /// Waits until it is known whether we are signed in.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Login login() throws InterruptedException {
        var deadline = waits.exchange();
        while (true) {
            var state = owner.state();
            if (owner.token().isPresent()) {
                return new Login.In();
            }
            if (state.trouble().isPresent()
                    && (hopeless(state.trouble().get()) || late(deadline))) {
                return new Login.Refused(state.trouble().get());
            }
            waits.sleeper().sleep(LOOK);
        }
    }

    private static boolean late(Deadline deadline) {
        return deadline.expired();
    }

    private static boolean hopeless(Minting trouble) {
        return !(trouble instanceof Minting.Failed(var failure)) || !failure.transientCause();
    }

    /// Where it leads.
    public Access access() {
        return access;
    }

    /// How it waits.
    public Waits waits() {
        return waits;
    }

    /// The connections themselves.
    public Wire wire() {
        return wire;
    }

    /// REST as the installation.
    public Installation rest() {
        return rest;
    }

    /// GitHub's clock as seen so far.
    public GitHubClock clock() {
        return clock;
    }

    /// Makes records as `config.sh` does.
    public Registration registration() {
        return new ScriptRegistration(rest, wire, access.target(), RunnerKeys.rsa(), waits.tries());
    }

    /// Makes records for one job each.
    public Registration justInTime() {
        return new JitRegistration(rest, access.target());
    }

    /// The records of the account.
    public RunnerRecords records() {
        return new RunnerRecords(rest, access.target());
    }

    /// The runs of the account.
    public WorkflowRuns runs() {
        return new WorkflowRuns(rest, access.target().api());
    }

    @Override
    public void close() {
        owner.close();
        wire.close();
    }
}
