package dev.actionsgateway.agc.group;

import dev.actionsgateway.github.auth.GitHubClock;
import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.broker.Broker;
import dev.actionsgateway.github.broker.BrokerToken;
import dev.actionsgateway.github.broker.Build;
import dev.actionsgateway.github.broker.TokenService;
import dev.actionsgateway.github.register.JitRegistration;
import dev.actionsgateway.github.register.Registration;
import dev.actionsgateway.github.register.RunnerKeys;
import dev.actionsgateway.github.register.RunnerRecords;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.register.ScriptRegistration;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.run.RunServiceClient;
import dev.actionsgateway.github.runs.RunnerSearch;
import dev.actionsgateway.github.runs.WorkflowRuns;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.jobs.RunService;
import dev.actionsgateway.kit.Turns;
import java.time.InstantSource;
import java.util.function.Supplier;

/// GitHub as a group sees it; one for all groups of a gateway.
///
/// @param wire the way there
/// @param rest asks REST with the installation's token
/// @param target for whom runners are registered
/// @param lifespan for how many jobs a runner record is made: many are registered as `config.sh`
///   does, one just in time
/// @param keys for records that are registered
/// @param clock the time
/// @param tries waits between tries
/// @param roll the records of all runners there
/// @param enrolments one for each record that is being made
public record GitHubSide(
        Wire wire,
        Installation rest,
        Target target,
        Lifespan lifespan,
        RunnerKeys keys,
        InstantSource clock,
        Tries tries,
        Roll roll,
        Turns enrolments) {
    private static final String OS = "Linux";

    /// More would not be allowed through by GitHub's limit for long, and records are for jobs to
    /// come: those that are here need the machine too.
    private static final int ENROLMENTS = 4;

    /// What all groups of a gateway share.
    public static GitHubSide of(
            Wire wire,
            Installation rest,
            Target target,
            Lifespan lifespan,
            RunnerKeys keys,
            InstantSource clock,
            Tries tries) {
        var roll = new Roll(new RunnerRecords(rest, target), clock);
        return new GitHubSide(
                wire, rest, target, lifespan, keys, clock, tries, roll, new Turns(ENROLMENTS));
    }

    Registration registration() {
        return switch (lifespan) {
            case MANY_JOBS -> new ScriptRegistration(rest, wire, target, keys, tries);
            case ONE_JOB -> new JitRegistration(rest, target);
        };
    }

    TokenService tokens() {
        return new TokenService(wire, new GitHubClock(clock), tries);
    }

    Broker broker(String version) {
        return new Broker(wire, Build.linuxX64(version), clock, tries);
    }

    RunService service(Supplier<BrokerToken> token) {
        return new RunServiceClient(wire, token, OS, clock, tries);
    }

    RunnerRecords records() {
        return new RunnerRecords(rest, target);
    }

    RunnerSearch search() {
        return new RunnerSearch(rest, target);
    }

    WorkflowRuns runs() {
        return new WorkflowRuns(rest, target.api());
    }
}
