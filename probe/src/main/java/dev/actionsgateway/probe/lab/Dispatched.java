package dev.actionsgateway.probe.lab;

import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Content;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.probe.link.Link;
import dev.actionsgateway.probe.link.Trail;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Jobs by `workflow_dispatch` over REST. GitHub does not say which run it started, so the list of
/// runs is compared.
public final class Dispatched implements JobSource {
    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration SHOWN = Duration.ofSeconds(30);

    private final Link link;
    private final Workflow workflow;
    private final Trail trail;

    /// Jobs of this workflow; each run of it has one.
    public Dispatched(Link link, Workflow workflow, Trail trail) {
        this.link = link;
        this.workflow = workflow;
        this.trail = trail;
    }

    @Override
    public List<RunRef> start(int jobs) throws InterruptedException {
        var before = runs();
        for (int i = 0; i < jobs; i++) {
            dispatch();
        }
        var deadline = link.waits().in(SHOWN);
        while (true) {
            var fresh = runs().stream().filter(id -> !before.contains(id)).toList();
            if (fresh.size() >= jobs || deadline.expired()) {
                return fresh.stream().map(id -> new RunRef(workflow.repository(), id, 1)).toList();
            }
            link.waits().sleeper().sleep(LOOK);
        }
    }

    private void dispatch() throws InterruptedException {
        var body = Written.object().add("ref", workflow.ref()).build();
        var call =
                Call.of(Verb.POST, url(workflow.path() + "/dispatches"))
                        .with(Content.json(body.toString()));
        var answer = link.rest().send(call, link.waits().exchange());
        boolean done = answer instanceof Reply reply && reply.success();
        var words = done ? "started" : why(answer);
        trail.note("POST dispatches of " + workflow.file(), words);
        if (!done) {
            throw new SetbackException("no job could be started: " + words);
        }
    }

    private List<Long> runs() throws InterruptedException {
        var url =
                Address.join(
                        link.access().target().api(),
                        workflow.path() + "/runs",
                        Map.of("per_page", "50"));
        var answer = link.rest().send(Call.of(Verb.GET, url), link.waits().exchange());
        if (!(answer instanceof Reply reply) || !reply.success()) {
            throw new SetbackException("the workflow's runs cannot be listed: " + why(answer));
        }
        return Tree.parse(reply.body()).stream()
                .flatMap(tree -> tree.children("workflow_runs").stream())
                .flatMap(run -> run.number("id").stream().boxed())
                .toList();
    }

    private URI url(String path) {
        return Address.join(link.access().target().api(), path);
    }

    private String why(Answer answer) {
        return switch (answer) {
            case Answer.None(var failure) -> failure.toString();
            case Reply reply -> link.rest().failure(reply).toString();
        };
    }
}
