package dev.actionsgateway.suite;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/// What a step of a job tries to reach, from inside its worker, with nothing but its shell.
///
/// @param github the simulator's address
record Reach(KubernetesClient client, String github) {
    private static final int PROXY = 3128;

    /// A line of script that says of each place whether it was reached.
    String script(String namespace, String proxy, String otherNamespace, String otherProxy) {
        var own = pod(namespace, proxy);
        return String.join(
                "; ",
                "at() { if timeout 4 bash -c \"exec 3<>/dev/tcp/$2/$3\" 2>/dev/null; then echo \"$1: reached\";"
                        + " else echo \"$1: blocked\"; fi; }",
                "by() { exec 3<>/dev/tcp/%s/%d".formatted(own, PROXY),
                "printf 'CONNECT %s:443 HTTP/1.1\\r\\nHost: %s:443\\r\\n\\r\\n' \"$2\" \"$2\" >&3",
                "read -r -t 10 line <&3",
                "echo \"$1 by own proxy: $line\"",
                "exec 3>&-; }",
                at("own proxy", own, PROXY),
                at("GitHub", github, 443),
                at("other proxy", pod(otherNamespace, otherProxy), PROXY),
                at("API server", apiServer(), 6443),
                at("API server's Service", service(), 443),
                at("metadata", "169.254.169.254", 80),
                "by GitHub " + OutsideGitHub.NAME,
                "by elsewhere example.com");
    }

    /// Connections through the proxies, one after the other, for as long as the job runs.
    String load(String namespace, String proxy) {
        var address =
                client.services()
                        .inNamespace(namespace)
                        .withName(proxy)
                        .get()
                        .getSpec()
                        .getClusterIP();
        return "echo working; while true; do exec 3<>/dev/tcp/%s/%d; ".formatted(address, PROXY)
                + "printf 'CONNECT %1$s:443 HTTP/1.1\\r\\nHost: %1$s:443\\r\\n\\r\\n' >&3; "
                        .formatted(OutsideGitHub.NAME)
                + "read -r -t 10 line <&3; exec 3>&-; done";
    }

    private static String at(String what, String host, int port) {
        return "at \"%s\" %s %d".formatted(what, host, port);
    }

    private String pod(String namespace, String name) {
        return client.pods().inNamespace(namespace).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getName().startsWith(name + "-"))
                .map(pod -> pod.getStatus().getPodIP())
                .findFirst()
                .orElseThrow();
    }

    private String service() {
        return client.services()
                .inNamespace("default")
                .withName("kubernetes")
                .get()
                .getSpec()
                .getClusterIP();
    }

    private String apiServer() {
        return List.copyOf(client.nodes().list().getItems().getFirst().getStatus().getAddresses())
                .stream()
                .filter(address -> address.getType().equals("InternalIP"))
                .map(address -> address.getAddress())
                .findFirst()
                .orElseThrow();
    }
}
