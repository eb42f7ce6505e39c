package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.register.RunnerRecord.Activity;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import dev.actionsgateway.github.rest.RestHeaders;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Tries;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import dev.actionsgateway.kit.Secret;
import jakarta.json.JsonArrayBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Records made as the runner's own `config.sh` makes them (docs/design/wire-protocol.md §4):
///
/// ```
/// registration-token ─▶ runner-registration ─▶ runner-groups ─▶ runners?name= ─▶ runners/register
/// ```
///
/// The first is asked with the installation's token and answers the one that asks the others. The
/// key pair is made here; GitHub sees its open half.
public final class ScriptRegistration implements Registration {
    private static final Backoff THRICE =
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(8), 2, 3, Duration.ofSeconds(10));
    private static final Set<String> SYSTEM =
            Set.of("self-hosted", "linux", "x64", "arm64", "arm", "x86");

    /// What a record that cannot be made as it was asked for would be answered with.
    private static final Set<Integer> NOT_SO = Set.of(400, 409, 422);

    private final Installation rest;
    private final Wire wire;
    private final Target target;
    private final RunnerKeys keys;
    private final Tries tries;

    /// Registers for this target's scope.
    public ScriptRegistration(
            Installation rest, Wire wire, Target target, RunnerKeys keys, Tries tries) {
        this.rest = rest;
        this.wire = wire;
        this.target = target;
        this.keys = keys;
        this.tries = tries;
    }

    /// Ends the straight line below early: the one place where an outcome travels as an exception,
    /// and it never leaves this class.
    private static final class EndedException extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Enrolment outcome;

        EndedException(Enrolment outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    @Override
    public Enrolment enrol(RunnerSpec spec, Deadline deadline) throws InterruptedException {
        try {
            var who = Authorization.remoteAuth(registrationToken(deadline));
            exchange(who, deadline);
            var group = group(spec, who, deadline);
            var former = former(spec, who, deadline);
            return register(spec, group, former, who, deadline);
        } catch (EndedException ended) {
            return ended.outcome;
        }
    }

    private Secret registrationToken(Deadline deadline)
            throws InterruptedException, EndedException {
        var path = target.scope().path() + "/actions/runners/registration-token";
        var reply = good(rest.send(Call.of(Verb.POST, Address.join(target.api(), path)), deadline));
        return Secret.of(required(reply, tree(reply).filled("token")));
    }

    private void exchange(Authorization who, Deadline deadline)
            throws InterruptedException, EndedException {
        var body =
                Written.object()
                        .add("url", target.url().toString())
                        .add("runner_event", "register")
                        .build();
        var call =
                Call.of(Verb.POST, Address.join(target.api(), "actions/runner-registration"))
                        .with(Content.json(body.toString()));
        var reply = good(patiently(call, who, deadline));
        if (!tree(reply).flag("use_v2_flow")) {
            throw new EndedException(new Enrolment.NoBroker());
        }
    }

    /// A fresh registration token may take a moment to be known, so a refusal is tried again too.
    private Answer patiently(Call call, Authorization who, Deadline deadline)
            throws InterruptedException {
        return tries.run(
                THRICE, deadline, n -> send(call.attempt(n), who, deadline), this::worthAnotherTry);
    }

    private Optional<RetryAfter> worthAnotherTry(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> Tries.ifTransient(failure);
            case Reply reply when reply.success() -> Optional.empty();
            case Reply reply when reply.status() == 401 || reply.status() == 403 ->
                    Optional.of(rest.failure(reply).asked());
            case Reply reply -> Tries.ifTransient(rest.failure(reply));
        };
    }

    private GroupId group(RunnerSpec spec, Authorization who, Deadline deadline)
            throws InterruptedException, EndedException {
        var reply = good(patiently(RunnerGroups.question(target), who, deadline));
        return switch (RunnerGroups.read(reply, spec.group())) {
            case RunnerGroups.Lookup.Found(var group) -> group;
            case RunnerGroups.Lookup.Unknown() ->
                    throw new EndedException(new Enrolment.GroupUnknown(spec.group()));
            case RunnerGroups.Lookup.Failed(var failure) ->
                    throw new EndedException(Enrolment.of(failure));
        };
    }

    private Optional<RunnerRecord> former(RunnerSpec spec, Authorization who, Deadline deadline)
            throws InterruptedException, EndedException {
        var path = target.scope().path() + "/actions/runners";
        var url = Address.join(target.api(), path, Map.of("name", spec.name()));
        var reply = good(patiently(Call.of(Verb.GET, url), who, deadline));
        var former =
                tree(reply).children("runners").stream()
                        .flatMap(one -> RunnerRecord.read(one).stream())
                        .filter(record -> record.name().equals(spec.name()))
                        .findFirst();
        if (former.isPresent() && former.get().activity() == Activity.BUSY) {
            throw new EndedException(new Enrolment.NameBusy(former.get()));
        }
        return former;
    }

    private Enrolment register(
            RunnerSpec spec,
            GroupId group,
            Optional<RunnerRecord> former,
            Authorization who,
            Deadline deadline)
            throws InterruptedException, EndedException {
        var pair = keys.make();
        var answer = send(registering(spec, group, former, pair), who, deadline);
        if (answer instanceof Reply reply && NOT_SO.contains(reply.status())) {
            var another = keys.instead();
            if (another.isPresent()) {
                pair = another.get();
                answer = send(registering(spec, group, former, pair), who, deadline);
            }
        }
        return new Enrolment.Enrolled(credentials(good(answer), spec, pair));
    }

    private Call registering(
            RunnerSpec spec, GroupId group, Optional<RunnerRecord> former, RunnerKeys.Pair pair) {
        var body =
                Written.object()
                        .add("url", target.url().toString())
                        .add("group_id", group.value())
                        .add("name", spec.name())
                        .add("version", spec.version())
                        .add("updates_disabled", true)
                        .add("ephemeral", spec.lifespan() == Lifespan.ONE_JOB)
                        .add("labels", labels(spec.labels()))
                        .add("public_key", RsaParameters.xml(pair.open()));
        former.ifPresent(record -> body.add("runner_id", record.id().value()).add("replace", true));
        return Call.of(Verb.POST, Address.join(target.api(), "actions/runners/register"))
                .with(Content.json(body.build().toString()));
    }

    private static JsonArrayBuilder labels(List<String> names) {
        var labels = Written.list();
        for (var name : names) {
            var type = SYSTEM.contains(name.toLowerCase(Locale.ROOT)) ? "system" : "user";
            labels.add(Written.object().add("id", 0).add("name", name).add("type", type));
        }
        return labels;
    }

    private static RunnerCredentials credentials(Reply reply, RunnerSpec spec, RunnerKeys.Pair pair)
            throws EndedException {
        var tree = tree(reply);
        var login = required(reply, tree.child("authorization"));
        var id = tree.number("id");
        return new RunnerCredentials(
                new RunnerId(
                        required(
                                reply,
                                id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty())),
                spec.name(),
                required(reply, login.filled("client_id")),
                required(
                        reply,
                        login.filled("authorization_url")
                                .or(() -> login.filled("legacy_authorization_url"))
                                .flatMap(Urls::absolute)),
                required(reply, login.filled("server_url").flatMap(Urls::absolute)),
                pair.secret(),
                Jwt.Algorithm.RS256,
                spec.lifespan());
    }

    private Answer send(Call call, Authorization who, Deadline deadline)
            throws InterruptedException {
        return wire.send(call.headed(RestHeaders.ALL).as(who), deadline);
    }

    private Reply good(Answer answer) throws EndedException {
        return switch (answer) {
            case Answer.None(var failure) -> throw new EndedException(Enrolment.of(failure));
            case Reply reply when reply.success() -> reply;
            case Reply reply -> throw new EndedException(Enrolment.of(rest.failure(reply)));
        };
    }

    private static Tree tree(Reply reply) throws EndedException {
        return required(reply, Tree.parse(reply.body()));
    }

    private static <T> T required(Reply reply, Optional<T> value) throws EndedException {
        return value.orElseThrow(() ->
                new EndedException(
                        new Enrolment.Failed(Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE))));
    }
}
