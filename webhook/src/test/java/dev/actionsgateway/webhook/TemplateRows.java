package dev.actionsgateway.webhook;

import static dev.actionsgateway.webhook.Yaml.gateway;
import static dev.actionsgateway.webhook.Yaml.groupOf;

import java.util.List;

/// The rules about templates: what each refuses, what it says, what it takes.
final class TemplateRows {
    private static final String ACME = gateway("acme", "");
    private static final String BASELINE = gateway("acme", "securityProfile: baseline");

    private TemplateRows() {}

    static List<Row> proxy() {
        return List.of(
                variable(
                        "GitHub in NO_PROXY",
                        "containers",
                        "NO_PROXY",
                        "10.0.0.0/8,github.com",
                        "by which github.com would be reached around the proxy",
                        ".svc,10.0.0.0/8"),
                variable(
                        "a name below GitHub's",
                        "containers",
                        "no_proxy",
                        "pipelines.actions.githubusercontent.com:443",
                        "githubusercontent.com",
                        "registry.example:443"),
                variable(
                        "an ending of GitHub's name",
                        "initContainers",
                        "NO_PROXY",
                        ".com",
                        "github.com",
                        ".example"),
                variable("everything", "containers", "No_Proxy", "*", "github.com", "*.example"),
                variable(
                        "public addresses",
                        "containers",
                        "NO_PROXY",
                        "140.82.112.0/20",
                        "github.com",
                        "192.168.0.0/16"),
                variable(
                        "a value that is put together later",
                        "containers",
                        "NO_PROXY",
                        "$(OTHER)",
                        "cannot be judged",
                        "other"),
                new Row(
                        "another proxy",
                        ACME,
                        groupOf(
                                "initContainers: [{name: a, image: a, env: [{name: https_proxy, value: 'http://other:3128'}]}]"),
                        List.of(
                                "spec.worker.template.spec.initContainers[0].env[0] sets https_proxy to 'http://other:3128'",
                                "remove it"),
                        groupOf(
                                "initContainers: [{name: a, image: a, env: [{name: HTTPS_PROXY_HINT, value: x}]}]")),
                new Row(
                        "GitHub Enterprise Server in NO_PROXY",
                        ACME.replace("https://github.com/acme", "https://git.corp.example/acme"),
                        groupOf(
                                "containers: [{name: runner, env: [{name: NO_PROXY, value: corp.example}]}]"),
                        List.of("git.corp.example would be reached around the proxy"),
                        groupOf(
                                "containers: [{name: runner, env: [{name: NO_PROXY, value: npm.corp.example}]}]")));
    }

    private static Row variable(
            String rule, String list, String name, String refused, String says, String taken) {
        var pod = "%s: [{name: a, image: a, env: [{name: X, value: x}, {name: %s, value: '%s'}]}]";
        return new Row(
                rule,
                ACME,
                groupOf(pod.formatted(list, name, refused)),
                List.of(
                        "spec.worker.template.spec.%s[0].env[1] sets %s to".formatted(list, name),
                        says),
                groupOf(pod.formatted(list, name, taken)));
    }

    static List<Row> templates() {
        return List.of(
                new Row(
                        "a template that is none",
                        ACME,
                        groupOf("containers: runner"),
                        List.of(
                                "spec.worker.template cannot be read",
                                "write it as in a Deployment"),
                        groupOf("containers: [{name: runner}]")),
                new Row(
                        "a privileged container under baseline",
                        BASELINE,
                        groupOf(
                                "containers: [{name: dind, image: d, securityContext: {privileged: true}}]"),
                        List.of(
                                "spec.worker.template.spec.containers[0].securityContext.privileged is true, which the gateway's securityProfile baseline does not allow: remove it"),
                        groupOf(
                                "containers: [{name: dind, image: d, securityContext: {runAsUser: 0}}]")),
                new Row(
                        "root under restricted",
                        ACME,
                        groupOf("containers: [{name: runner, securityContext: {runAsUser: 0}}]"),
                        List.of("spec.containers[0].securityContext.runAsUser is 0", "restricted"),
                        groupOf(
                                "containers: [{name: runner, securityContext: {runAsUser: 1001}}]")),
                new Row(
                        "a node's folder, in a gateway's list",
                        "",
                        gateway(
                                "acme",
                                Rows.IN_LIST.formatted(
                                        ", worker: {template: {spec: {volumes: [{name: v, hostPath: {path: /}}]}}}")),
                        List.of(
                                "spec.runnerGroups[0].spec.worker.template.spec.volumes[0].hostPath.path is /"),
                        gateway(
                                "acme",
                                Rows.IN_LIST.formatted(
                                        ", worker: {template: {spec: {volumes: [{name: v, emptyDir: {}}]}}}"))));
    }
}
