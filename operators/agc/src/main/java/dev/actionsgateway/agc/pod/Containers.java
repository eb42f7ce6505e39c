package dev.actionsgateway.agc.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The containers of a worker pod.
record Containers(Platform platform, Security security) {
    /// The container that runs the job.
    static final String RUNNER = "runner";

    /// The init container that alone sees the Secret.
    static final String PREPARE = "ag-prepare";

    private static final String PREFIX = "ACTIONS_GATEWAY_";
    // sorted: one pod must always be written in one way
    private static final SortedMap<String, Quantity> USUAL =
            new TreeMap<>(Map.of("cpu", new Quantity("500m"), "memory", new Quantity("1Gi")));

    Container prepare() {
        var variables = new TreeMap<String, String>();
        variables.put(PREFIX + "SECRET", Layout.SECRET);
        variables.put(PREFIX + "PAYLOAD", Layout.PAYLOAD);
        variables.put(PREFIX + "TARGET", Layout.TARGET);
        return new ContainerBuilder()
                .withName(PREPARE)
                .withImage(platform.wrapperImage())
                .withArgs("prepare")
                .withEnv(environment(List.of(), variables))
                .withVolumeMounts(Layout.ofPrepare())
                .withSecurityContext(Security.ofPrepare())
                .withResources(forPrepare())
                .withTerminationMessagePolicy("FallbackToLogsOnError")
                .build();
    }

    Container runner(Optional<Container> template, String runner, Grace grace) {
        var container = new ContainerBuilder(template.orElseGet(Container::new)).withName(RUNNER);
        if (container.getImage() == null || container.getImage().isBlank()) {
            container.withImage(platform.runnerImage());
        }
        var variables = new TreeMap<String, String>();
        variables.put(PREFIX + "PAYLOAD", Layout.PAYLOAD);
        variables.put(PREFIX + "CANCEL_FILE", Layout.CANCEL_FILE);
        variables.put(PREFIX + "RUNNER_NAME", runner);
        variables.put(PREFIX + "GITHUB_URL", platform.githubUrl());
        variables.put(PREFIX + "GRACE", grace.ofWrapper().toString());
        variables.put(PREFIX + "IMAGE", container.getImage());
        platform.caBundle().ifPresent(_ -> variables.put(PREFIX + "CA_FILES", Layout.CA_FILE));
        var environment = environment(container.buildEnv(), variables);
        environment.add(field("POD", "metadata.name"));
        environment.add(field("NAMESPACE", "metadata.namespace"));
        environment.add(field("NODE", "spec.nodeName"));
        return completed(
                container
                        .withCommand(Layout.TOOLS + "/wrapper", "run")
                        .withArgs(List.of())
                        .withEnv(environment)
                        .addAllToVolumeMounts(Layout.ofRunner(platform))
                        .build());
    }

    /// A container of the template beside the runner.
    Container beside(Container template) {
        return completed(
                new ContainerBuilder(template)
                        .withEnv(environment(template.getEnv(), Map.of()))
                        .build());
    }

    private Container completed(Container container) {
        return new ContainerBuilder(container)
                .withSecurityContext(security.ofContainer(container))
                .withResources(resources(container))
                .build();
    }

    /// The proxy and what the wrapper is told win over the template, whose variables in our name
    /// are dropped.
    private List<EnvVar> environment(List<EnvVar> template, Map<String, String> ours) {
        var all = new LinkedHashMap<String, EnvVar>();
        template.stream()
                .filter(variable -> !variable.getName().startsWith(PREFIX))
                .forEach(variable -> all.put(variable.getName(), variable));
        ours.forEach((name, value) -> all.put(name, new EnvVar(name, value, null)));
        new TreeMap<>(platform.proxy())
                .forEach((name, value) -> all.put(name, new EnvVar(name, value, null)));
        return new ArrayList<>(all.values());
    }

    private static EnvVar field(String name, String path) {
        return new EnvVarBuilder()
                .withName(PREFIX + name)
                .withNewValueFrom()
                .withNewFieldRef()
                .withFieldPath(path)
                .endFieldRef()
                .endValueFrom()
                .build();
    }

    /// A container of which nothing is said gets both: without requests a quota refuses it, and
    /// without limits it may take the node.
    private static ResourceRequirements resources(Container container) {
        var template =
                Optional.ofNullable(container.getResources()).orElseGet(ResourceRequirements::new);
        return template.getRequests().isEmpty() && template.getLimits().isEmpty()
                ? new ResourceRequirementsBuilder(template)
                        .withRequests(USUAL)
                        .withLimits(USUAL)
                        .build()
                : template;
    }

    private static ResourceRequirements forPrepare() {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity("64Mi"))
                .addToLimits("cpu", new Quantity("500m"))
                .addToLimits("memory", new Quantity("192Mi"))
                .build();
    }
}
