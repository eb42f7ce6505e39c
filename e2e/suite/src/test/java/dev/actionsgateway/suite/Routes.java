package dev.actionsgateway.suite;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.HostConfig;
import dev.actionsgateway.cluster.Engine;
import dev.actionsgateway.cluster.Repository;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// Lets the simulator, which is outside of the cluster, see the addresses of pods: the node does
/// not put its own in their place, and the simulator knows the way back.
record Routes(DockerClient engine) {
    private static final String PODS = "10.244.0.0/16";
    private static final String NODE = "actions-gateway/node:cilium";

    static Routes ofLocalNode() throws InterruptedException {
        return new Routes(Engine.ready());
    }

    void open(OutsideGitHub github) throws InterruptedException {
        var node =
                engine.listContainersCmd().withLabelFilter(Engine.labels()).exec().stream()
                        .filter(container -> container.getImage().startsWith(NODE))
                        .findFirst()
                        .orElseThrow();
        run(
                node,
                "iptables -w -t nat -I POSTROUTING 1 -s "
                        + PODS
                        + " -d "
                        + github.address()
                        + " -j ACCEPT");
        route(github.container().getContainerId(), address(node));
    }

    private void run(Container node, String command) throws InterruptedException {
        var id =
                engine.execCreateCmd(node.getId())
                        .withPrivileged(true)
                        .withCmd(command.split(" ", -1))
                        .exec()
                        .getId();
        engine.execStartCmd(id).exec(new ResultCallback.Adapter<>()).awaitCompletion();
        var code = engine.inspectExecCmd(id).exec().getExitCodeLong();
        if (code == null || code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    /// In the simulator's own network, by a container that is there for a moment.
    private void route(String simulator, String node) throws InterruptedException {
        var toolbox = Repository.run("e2e/cluster/toolbox/build");
        var host =
                HostConfig.newHostConfig()
                        .withNetworkMode("container:" + simulator)
                        .withCapAdd(Capability.NET_ADMIN);
        var id =
                engine.createContainerCmd(toolbox)
                        .withLabels(Engine.labels())
                        .withHostConfig(host)
                        .withUser("0")
                        .withCmd("/bin/sh", "-c", "ip route add " + PODS + " via " + node)
                        .exec()
                        .getId();
        engine.startContainerCmd(id).exec();
        var code =
                engine.waitContainerCmd(id)
                        .exec(new WaitContainerResultCallback())
                        .awaitStatusCode(1, TimeUnit.MINUTES);
        engine.removeContainerCmd(id).exec();
        if (code != 0) {
            throw new IllegalStateException("the way back ended with " + code);
        }
    }

    private static String address(Container container) {
        var settings = Objects.requireNonNull(container.getNetworkSettings(), "no network");
        return settings.getNetworks().values().stream()
                .map(network -> Objects.requireNonNullElse(network.getIpAddress(), ""))
                .filter(address -> !address.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
