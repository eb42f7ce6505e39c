package dev.actionsgateway.webhook.podsecurity;

import java.util.List;
import java.util.stream.Stream;

/// Templates that the standards judge in different ways.
final class Templates {
    private static final List<String> OF_CONTAINERS =
            List.of(
                    "privileged: true, allowPrivilegeEscalation: true",
                    "privileged: false",
                    "allowPrivilegeEscalation: true",
                    "allowPrivilegeEscalation: false",
                    "capabilities: {add: [SYS_ADMIN]}",
                    "capabilities: {add: [CHOWN]}",
                    "capabilities: {add: [CHOWN], drop: [ALL]}",
                    "capabilities: {add: [NET_BIND_SERVICE]}",
                    "capabilities: {add: [NET_BIND_SERVICE], drop: [ALL]}",
                    "capabilities: {drop: [NET_RAW]}",
                    "capabilities: {drop: [ALL]}",
                    "capabilities: {drop: [ALL], add: [ALL]}",
                    "runAsUser: 0",
                    "runAsUser: 1001",
                    "runAsNonRoot: false",
                    "runAsNonRoot: true",
                    "seccompProfile: {type: Unconfined}",
                    "seccompProfile: {type: RuntimeDefault}",
                    "seccompProfile: {type: Localhost, localhostProfile: a.json}",
                    "appArmorProfile: {type: Unconfined}",
                    "appArmorProfile: {type: RuntimeDefault}",
                    "seLinuxOptions: {type: spc_t}",
                    "seLinuxOptions: {type: container_t, level: 's0:c1'}",
                    "seLinuxOptions: {user: root}",
                    "seLinuxOptions: {role: root}",
                    "procMount: Default",
                    "windowsOptions: {runAsUserName: a}",
                    "readOnlyRootFilesystem: true");

    private static final List<String> OF_PODS =
            List.of(
                    "runAsUser: 0",
                    "runAsUser: 7",
                    "runAsNonRoot: false",
                    "seccompProfile: {type: Unconfined}",
                    "seccompProfile: {type: Localhost, localhostProfile: a.json}",
                    "appArmorProfile: {type: Unconfined}",
                    "seLinuxOptions: {type: spc_t}",
                    "seLinuxOptions: {level: 's0:c1'}",
                    "sysctls: [{name: net.ipv4.tcp_rmem, value: '1'}]",
                    "sysctls: [{name: net.ipv4.tcp_syncookies, value: '1'}]",
                    "sysctls: [{name: net.core.somaxconn, value: '1'}]",
                    "fsGroup: 0",
                    "supplementalGroups: [0]");

    private static final List<String> CONTAINERS =
            List.of(
                    "ports: [{containerPort: 80, hostPort: 80}]",
                    "ports: [{containerPort: 80}]",
                    "livenessProbe: {httpGet: {port: 80, host: 169.254.169.254}}",
                    "livenessProbe: {httpGet: {port: 80}}",
                    "readinessProbe: {tcpSocket: {port: 80, host: other}}",
                    "startupProbe: {httpGet: {port: 80, host: other}}",
                    "lifecycle: {preStop: {httpGet: {port: 80, host: other}}}",
                    "lifecycle: {postStart: {tcpSocket: {port: 80, host: other}}}",
                    "lifecycle: {preStop: {exec: {command: [a]}}}");

    private static final List<String> PODS =
            List.of(
                    "volumes: [{name: v, hostPath: {path: /}}]",
                    "volumes: [{name: v, emptyDir: {}}]",
                    "volumes: [{name: v, nfs: {server: a, path: /}}]",
                    "volumes: [{name: v, secret: {secretName: a}}]",
                    "volumes: [{name: v, configMap: {name: a}}]",
                    "volumes: [{name: v, persistentVolumeClaim: {claimName: a}}]",
                    "volumes: [{name: v, csi: {driver: a}}]",
                    "volumes: [{name: v, downwardAPI: {items: []}}]",
                    "volumes: [{name: v, projected: {sources: []}}]",
                    "volumes: [{name: v, iscsi: {targetPortal: a, iqn: 'iqn.2001-04.com.example:a', lun: 0}}]",
                    "volumes: [{name: v, image: {reference: a}}]",
                    "volumes: [{name: v, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}}}]",
                    "hostNetwork: true",
                    "hostPID: true",
                    "hostIPC: true");

    private Templates() {}

    static List<String> all() {
        var containers =
                OF_CONTAINERS.stream()
                        .map(context -> "securityContext: {" + context + "}")
                        .toList();
        return Stream.of(
                        Stream.of("{}", "{spec: {}}"),
                        containers.stream().map(it -> container("containers", it)),
                        containers.stream().map(it -> container("initContainers", it)),
                        OF_PODS.stream().map(it -> "{spec: {securityContext: {" + it + "}}}"),
                        CONTAINERS.stream().map(it -> container("containers", it)),
                        PODS.stream().map(it -> "{spec: {" + it + "}}"),
                        Stream.of("unconfined", "runtime/default", "localhost/a")
                                .map(Templates::annotated))
                .flatMap(it -> it)
                .toList();
    }

    private static String container(String list, String more) {
        return "{spec: {" + list + ": [{name: one, image: one, " + more + "}]}}";
    }

    private static String annotated(String profile) {
        return "{metadata: {annotations: {container.apparmor.security.beta.kubernetes.io/runner: "
                + profile
                + "}}}";
    }
}
