package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;

/// Records made by one REST call, for one job each (docs/design/wire-protocol.md §4). GitHub makes
/// the key.
public final class JitRegistration implements Registration {
    private static final int CONFLICT = 409;

    private final Installation rest;
    private final Target target;
    private final RunnerRecords records;
    private final RunnerGroups groups;

    /// Registers for this target's scope.
    public JitRegistration(Installation rest, Target target) {
        this.rest = rest;
        this.target = target;
        records = new RunnerRecords(rest, target);
        groups = new RunnerGroups(rest, target);
    }

    @Override
    public Enrolment enrol(RunnerSpec spec, Deadline deadline) throws InterruptedException {
        return switch (groups.find(spec.group(), deadline)) {
            case RunnerGroups.Lookup.Found(var group) -> enrol(spec, group, deadline);
            case RunnerGroups.Lookup.Unknown() -> new Enrolment.GroupUnknown(spec.group());
            case RunnerGroups.Lookup.Failed(var failure) -> Enrolment.of(failure);
        };
    }

    private Enrolment enrol(RunnerSpec spec, GroupId group, Deadline deadline)
            throws InterruptedException {
        var answer = generate(spec, group, 1, deadline);
        if (!(answer instanceof Reply reply) || reply.status() != CONFLICT) {
            return read(answer);
        }
        return switch (records.named(spec.name(), deadline)) {
            case Listing.Failed(var failure) -> Enrolment.of(failure);
            case Listing.Listed(var found) -> {
                for (var one : found) {
                    switch (records.remove(one.id(), deadline)) {
                        case Removal.Removed(), Removal.Absent() -> {
                            // Its name is free.
                        }
                        case Removal.Busy() -> {
                            yield new Enrolment.NameBusy(one);
                        }
                        case Removal.Failed(var failure) -> {
                            yield Enrolment.of(failure);
                        }
                    }
                }
                yield read(generate(spec, group, 2, deadline));
            }
        };
    }

    private Answer generate(RunnerSpec spec, GroupId group, int attempt, Deadline deadline)
            throws InterruptedException {
        var body =
                Written.object()
                        .add("name", spec.name())
                        .add("runner_group_id", group.value())
                        .add("labels", Written.texts(spec.labels()))
                        .add("work_folder", "_work")
                        .build();
        var url =
                Address.join(
                        target.api(),
                        target.scope().path() + "/actions/runners/generate-jitconfig");
        return rest.send(
                Call.of(Verb.POST, url).with(Content.json(body.toString())).attempt(attempt),
                deadline);
    }

    private Enrolment read(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> Enrolment.of(failure);
            case Reply reply when !reply.success() -> Enrolment.of(rest.failure(reply));
            case Reply reply -> {
                var blob =
                        Tree.parse(reply.body()).flatMap(tree -> tree.text("encoded_jit_config"));
                yield switch (blob.map(JitConfig::read).orElseGet(JitConfig.Broken::new)) {
                    case JitConfig.Usable(var credentials) -> new Enrolment.Enrolled(credentials);
                    case JitConfig.OldProtocol() -> new Enrolment.NoBroker();
                    case JitConfig.Broken() ->
                            new Enrolment.Failed(
                                    Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE));
                };
            }
        };
    }
}
