package dev.actionsgateway.githubsim.dispatch;

import dev.actionsgateway.expressions.PlainJson;
import dev.actionsgateway.expressions.Value;
import dev.actionsgateway.githubsim.control.Workflows;
import dev.actionsgateway.githubsim.core.RunSpec;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.json.Fields;
import dev.actionsgateway.githubsim.json.Json;
import dev.actionsgateway.workflows.DispatchInputs;
import dev.actionsgateway.workflows.Workflow;
import dev.actionsgateway.workflows.WorkflowFile;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The workflow files of the repositories, and the runs that are started of them.
public final class WorkflowFiles implements Workflows {
    private static final String EVENT = "workflow_dispatch";
    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
    private static final String ACTOR = "octo";

    private final World world;
    private final Map<String, RepositoryFiles> repositories = new ConcurrentHashMap<>();

    public WorkflowFiles(World world) {
        this.world = world;
    }

    @Override
    public void put(String owner, String repository, String path, String text) {
        repositories.merge(
                name(owner, repository),
                RepositoryFiles.NONE.withFile(path, text),
                (before, _) -> before.withFile(path, text));
    }

    @Override
    public void put(String owner, String repository, Named named) {
        repositories.compute(
                name(owner, repository),
                (_, before) -> {
                    var files = before == null ? RepositoryFiles.NONE : before;
                    return switch (named.kind()) {
                        case SECRET -> files.withSecret(named.name(), named.value());
                        case VARIABLE -> files.withVariable(named.name(), named.value());
                    };
                });
    }

    @Override
    public Outcome dispatch(Request request) {
        var files =
                repositories.getOrDefault(
                        name(request.owner(), request.repository()), RepositoryFiles.NONE);
        var path = files.workflow(request.file());
        if (path.isEmpty()) {
            return new Outcome.NoSuchWorkflow();
        }
        var text = files.files().getOrDefault(path.get(), "");
        return switch (WorkflowFile.read(path.get(), text)) {
            case WorkflowFile.Problems(var problems) ->
                    new Outcome.Refused(
                            problems.stream()
                                    .map(Object::toString)
                                    .collect(Collectors.joining("\n")));
            case Workflow workflow -> dispatch(request, workflow, files);
        };
    }

    private Outcome dispatch(Request request, Workflow workflow, RepositoryFiles files) {
        var trigger = workflow.on(EVENT);
        if (trigger.isEmpty()) {
            return new Outcome.Refused("Workflow does not have 'workflow_dispatch' trigger");
        }
        return switch (DispatchInputs.resolve(trigger.get(), given(request.inputs()))) {
            case DispatchInputs.Refused(var reasons) ->
                    new Outcome.Refused(String.join("\n", reasons));
            case DispatchInputs.Resolved(var inputs) ->
                    new Outcome.Started(
                            world.runs()
                                    .start(
                                            spec(request, workflow),
                                            (id, number) ->
                                                    WorkflowPlan.begin(
                                                            workflow,
                                                            Contexts.of(
                                                                    spec(request, workflow),
                                                                    id,
                                                                    number,
                                                                    inputs,
                                                                    vars(files)),
                                                            files.secrets(),
                                                            Math.max(
                                                                    1,
                                                                    world.settings()
                                                                            .modes()
                                                                            .fanOut()))));
        };
    }

    private static RunSpec spec(Request request, Workflow workflow) {
        var ref = request.ref().startsWith("refs/") ? request.ref() : "refs/heads/" + request.ref();
        var payload =
                Json.object()
                        .add("ref", ref)
                        .add("inputs", request.inputs())
                        .add("workflow", workflow.path())
                        .add(
                                "repository",
                                Json.object()
                                        .add("name", request.repository())
                                        .add(
                                                "full_name",
                                                request.owner() + "/" + request.repository()))
                        .add("sender", Json.object().add("login", ACTOR))
                        .build();
        return new RunSpec(
                request.owner(),
                request.repository(),
                workflow.name(),
                workflow.path(),
                EVENT,
                payload,
                ref,
                SHA,
                ACTOR);
    }

    private static Value.Obj vars(RepositoryFiles files) {
        var fields = new LinkedHashMap<String, Value>();
        files.variables().forEach((name, value) -> fields.put(name, Value.of(value)));
        return new Value.Obj(fields);
    }

    private static Map<String, String> given(JsonObject inputs) {
        var fields = new Fields(inputs);
        return inputs.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> fields.text(name).orElse("")));
    }

    private static String name(String owner, String repository) {
        return (owner + "/" + repository).toLowerCase(Locale.ROOT);
    }

    /// The event as the machine reads it.
    static Value event(JsonObject payload) {
        return PlainJson.decode(payload);
    }
}
