package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Installation;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds and removes the runner records of a scope (docs/design/wire-protocol.md §4).
public final class RunnerRecords {
    private static final int PAGE = 100;
    private static final int PAGES = 200;

    private final Installation rest;
    private final Target target;

    /// The records of this target's scope.
    public RunnerRecords(Installation rest, Target target) {
        this.rest = rest;
        this.target = target;
    }

    /// The records of exactly this name: none or one.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Listing named(String name, Deadline deadline) throws InterruptedException {
        return list(Map.of("name", name), deadline);
    }

    /// All records, page after page; at most 20,000.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Listing all(Deadline deadline) throws InterruptedException {
        return list(Map.of(), deadline);
    }

    private Listing list(Map<String, String> filter, Deadline deadline)
            throws InterruptedException {
        var found = new ArrayList<RunnerRecord>();
        for (int page = 1; page <= PAGES; page++) {
            var query = new TreeMap<>(filter);
            query.put("per_page", Integer.toString(PAGE));
            query.put("page", Integer.toString(page));
            var url = Address.join(target.api(), path(), query);
            switch (rest.send(Call.of(Verb.GET, url), deadline)) {
                case Answer.None(var failure) -> {
                    return new Listing.Failed(failure);
                }
                case Reply reply when reply.status() != 200 -> {
                    return new Listing.Failed(rest.failure(reply));
                }
                case Reply reply -> {
                    var entries = entries(reply);
                    if (entries.isEmpty()) {
                        return new Listing.Failed(
                                Failure.of(reply, Cause.MALFORMED, RetryAfter.NONE));
                    }
                    entries.get().forEach(one -> RunnerRecord.read(one).ifPresent(found::add));
                    if (entries.get().size() < PAGE) {
                        return new Listing.Listed(found);
                    }
                }
            }
        }
        return new Listing.Listed(found);
    }

    private static Optional<List<Tree>> entries(Reply reply) {
        return Tree.parse(reply.body())
                .filter(tree -> tree.names().contains("runners"))
                .map(tree -> tree.children("runners"));
    }

    /// Removes a record.
    ///
    /// @throws InterruptedException if the thread is interrupted
    public Removal remove(RunnerId id, Deadline deadline) throws InterruptedException {
        var url = Address.join(target.api(), path() + "/" + id);
        return switch (rest.send(Call.of(Verb.DELETE, url), deadline)) {
            case Answer.None(var failure) -> new Removal.Failed(failure);
            case Reply reply when reply.success() -> new Removal.Removed();
            case Reply reply when reply.status() == 404 -> new Removal.Absent();
            case Reply reply when reply.status() == 422 && busy(reply) -> new Removal.Busy();
            case Reply reply -> new Removal.Failed(rest.failure(reply));
        };
    }

    private static boolean busy(Reply reply) {
        return Tree.parse(reply.body())
                .flatMap(tree -> tree.text("message"))
                .filter(text -> text.toLowerCase(Locale.ROOT).contains("running a job"))
                .isPresent();
    }

    private String path() {
        return target.scope().path() + "/actions/runners";
    }
}
