package dev.actionsgateway.gmc.kube;

import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks behind which ports the Service `kubernetes` is. NetworkPolicies see these.
public final class ApiServerPorts {
    private static final Logger log = LoggerFactory.getLogger(ApiServerPorts.class);
    private static final SortedSet<Integer> USUAL = new TreeSet<>(Set.of(443, 6443));

    private ApiServerPorts() {}

    /// The ports; the usual ones if the API server does not tell.
    public static SortedSet<Integer> find(KubernetesClient client) {
        try {
            var found =
                    client
                            .discovery()
                            .v1()
                            .endpointSlices()
                            .inNamespace("default")
                            .withLabel("kubernetes.io/service-name", "kubernetes")
                            .list()
                            .getItems()
                            .stream()
                            .map(EndpointSlice::getPorts)
                            .flatMap(ports -> ports.stream().map(EndpointPort::getPort))
                            .filter(Objects::nonNull)
                            .collect(Collectors.toCollection(TreeSet::new));
            return found.isEmpty() ? USUAL : found;
        } catch (KubernetesClientException e) {
            log.atWarn()
                    .addKeyValue("why", e.getMessage())
                    .log("the API server's ports are not known: 443 and 6443 are taken");
            return USUAL;
        }
    }
}
