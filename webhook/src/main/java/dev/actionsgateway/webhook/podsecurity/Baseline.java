package dev.actionsgateway.webhook.podsecurity;

import static dev.actionsgateway.webhook.podsecurity.Parts.given;

import dev.actionsgateway.webhook.podsecurity.Parts.At;
import dev.actionsgateway.webhook.podsecurity.Standard.Control;
import dev.actionsgateway.webhook.podsecurity.Standard.Violation;
import io.fabric8.kubernetes.api.model.AppArmorProfile;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SELinuxOptions;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.WindowsSecurityContextOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The controls of the baseline standard.
final class Baseline {
    static final List<Control> CONTROLS =
            List.of(
                    Baseline::privileged,
                    Baseline::capabilities,
                    Baseline::hostPaths,
                    Baseline::hostPorts,
                    (_, pod) -> Hooks.hosts(pod),
                    Baseline::appArmor,
                    Baseline::appArmorAnnotations,
                    Baseline::seLinux,
                    Baseline::procMounts,
                    Baseline::seccomp,
                    Baseline::sysctls,
                    Baseline::hostProcesses);

    private static final Set<String> CAPABILITIES =
            Set.of(
                    "AUDIT_WRITE",
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "MKNOD",
                    "NET_BIND_SERVICE",
                    "SETFCAP",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT");
    private static final Set<String> SE_LINUX_TYPES =
            Set.of("container_t", "container_init_t", "container_kvm_t", "container_engine_t");
    private static final Set<String> SYSCTLS =
            Set.of(
                    "kernel.shm_rmid_forced",
                    "net.ipv4.ip_local_port_range",
                    "net.ipv4.ip_unprivileged_port_start",
                    "net.ipv4.tcp_syncookies",
                    "net.ipv4.ping_group_range",
                    "net.ipv4.ip_local_reserved_ports",
                    "net.ipv4.tcp_keepalive_time",
                    "net.ipv4.tcp_fin_timeout",
                    "net.ipv4.tcp_keepalive_intvl",
                    "net.ipv4.tcp_keepalive_probes",
                    "net.ipv4.tcp_rmem",
                    "net.ipv4.tcp_wmem");
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
    private static final String UNCONFINED = "Unconfined";
    private static final String REMOVE = "remove it";
    private static final String CHOOSE_DEFAULT = "choose RuntimeDefault";

    private Baseline() {}

    private static Stream<Violation> privileged(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .filter(one ->
                        one.security()
                                .map(SecurityContext::getPrivileged)
                                .filter(Boolean::booleanValue)
                                .isPresent())
                .map(one -> new Violation(one.security("privileged"), "true", REMOVE));
    }

    private static Stream<Violation> capabilities(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one ->
                        one.security().map(SecurityContext::getCapabilities).stream()
                                .flatMap(capabilities -> capabilities.getAdd().stream())
                                .filter(added -> !CAPABILITIES.contains(added))
                                .map(added ->
                                        new Violation(
                                                one.security("capabilities.add"), added, REMOVE)));
    }

    private static Stream<Violation> hostPaths(PodTemplateSpec template, PodSpec pod) {
        var volumes = pod.getVolumes();
        return IntStream.range(0, volumes.size())
                .filter(i -> volumes.get(i).getHostPath() != null)
                .mapToObj(i ->
                        new Violation(
                                "spec.volumes[" + i + "].hostPath.path",
                                volumes.get(i).getHostPath().getPath(),
                                "use an emptyDir or a claim"));
    }

    private static Stream<Violation> hostPorts(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one ->
                        one.container().getPorts().stream()
                                .map(port -> Optional.ofNullable(port.getHostPort()).orElse(0))
                                .filter(port -> port != 0)
                                .map(port ->
                                        new Violation(
                                                one.field() + ".ports.hostPort",
                                                port.toString(),
                                                REMOVE)));
    }

    private static Stream<Violation> appArmor(PodTemplateSpec template, PodSpec pod) {
        return Parts.everywhere(
                        pod,
                        "appArmorProfile",
                        PodSecurityContext::getAppArmorProfile,
                        SecurityContext::getAppArmorProfile)
                .filter(at -> isUnconfined(at.value()))
                .map(at -> new Violation(at.field() + ".type", UNCONFINED, CHOOSE_DEFAULT));
    }

    private static boolean isUnconfined(AppArmorProfile profile) {
        return UNCONFINED.equals(profile.getType());
    }

    private static Stream<Violation> appArmorAnnotations(PodTemplateSpec template, PodSpec pod) {
        var annotations =
                Optional.ofNullable(template.getMetadata())
                        .map(metadata -> metadata.getAnnotations())
                        .orElseGet(Map::of);
        return annotations.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(APP_ARMOR))
                .filter(entry ->
                        !entry.getValue().isEmpty()
                                && !entry.getValue().equals("runtime/default")
                                && !entry.getValue().startsWith("localhost/"))
                .map(entry ->
                        new Violation(
                                "metadata.annotations." + entry.getKey(),
                                entry.getValue(),
                                "choose runtime/default"));
    }

    private static Stream<Violation> seLinux(PodTemplateSpec template, PodSpec pod) {
        return Parts.everywhere(
                        pod,
                        "seLinuxOptions",
                        PodSecurityContext::getSeLinuxOptions,
                        SecurityContext::getSeLinuxOptions)
                .flatMap(Baseline::seLinux);
    }

    private static Stream<Violation> seLinux(At<SELinuxOptions> at) {
        var options = at.value();
        var wrong = Stream.<Violation>builder();
        if (given(options.getType()) && !SE_LINUX_TYPES.contains(options.getType())) {
            wrong.add(new Violation(at.field() + ".type", options.getType(), "use container_t"));
        }
        if (given(options.getUser())) {
            wrong.add(new Violation(at.field() + ".user", options.getUser(), REMOVE));
        }
        if (given(options.getRole())) {
            wrong.add(new Violation(at.field() + ".role", options.getRole(), REMOVE));
        }
        return wrong.build();
    }

    private static Stream<Violation> procMounts(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one ->
                        one.security().map(SecurityContext::getProcMount).stream()
                                .filter(mount -> !mount.equals("Default"))
                                .map(mount ->
                                        new Violation(one.security("procMount"), mount, REMOVE)));
    }

    private static Stream<Violation> seccomp(PodTemplateSpec template, PodSpec pod) {
        return Parts.everywhere(
                        pod,
                        "seccompProfile",
                        PodSecurityContext::getSeccompProfile,
                        SecurityContext::getSeccompProfile)
                .filter(at -> UNCONFINED.equals(at.value().getType()))
                .map(at -> new Violation(at.field() + ".type", UNCONFINED, CHOOSE_DEFAULT));
    }

    private static Stream<Violation> sysctls(PodTemplateSpec template, PodSpec pod) {
        return Parts.security(pod).stream()
                .flatMap(context -> context.getSysctls().stream())
                .map(sysctl -> sysctl.getName())
                .filter(name -> !SYSCTLS.contains(name))
                .map(name -> new Violation("spec.securityContext.sysctls", name, REMOVE));
    }

    private static Stream<Violation> hostProcesses(PodTemplateSpec template, PodSpec pod) {
        return Parts.everywhere(
                        pod,
                        "windowsOptions",
                        PodSecurityContext::getWindowsOptions,
                        SecurityContext::getWindowsOptions)
                .filter(at -> isHostProcess(at.value()))
                .map(at -> new Violation(at.field() + ".hostProcess", "true", REMOVE));
    }

    private static boolean isHostProcess(WindowsSecurityContextOptions options) {
        return Boolean.TRUE.equals(options.getHostProcess());
    }
}
