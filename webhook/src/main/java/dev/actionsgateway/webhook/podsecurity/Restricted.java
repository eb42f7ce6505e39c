package dev.actionsgateway.webhook.podsecurity;

import dev.actionsgateway.webhook.podsecurity.Standard.Control;
import dev.actionsgateway.webhook.podsecurity.Standard.Violation;
import io.fabric8.kubernetes.api.model.Capabilities;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the restricted standard asks for beyond the baseline.
final class Restricted {
    static final List<Control> CONTROLS =
            List.of(
                    Restricted::volumes,
                    Restricted::escalation,
                    Restricted::nonRoot,
                    Restricted::rootUser,
                    Restricted::dropped,
                    Restricted::added);

    private static final String ALL = "ALL";
    private static final String BIND = "NET_BIND_SERVICE";

    private Restricted() {}

    private static Stream<Violation> volumes(PodTemplateSpec template, PodSpec pod) {
        var volumes = pod.getVolumes();
        return IntStream.range(0, volumes.size())
                .filter(i -> !isPlain(volumes.get(i)) && volumes.get(i).getHostPath() == null)
                .mapToObj(i ->
                        new Violation(
                                "spec.volumes[" + i + "]",
                                volumes.get(i).getName(),
                                "use a persistentVolumeClaim, emptyDir, configMap, secret, projected,"
                                        + " downwardAPI, csi, ephemeral or image volume"));
    }

    private static boolean isPlain(Volume volume) {
        return Stream.of(
                        volume.getConfigMap(),
                        volume.getCsi(),
                        volume.getDownwardAPI(),
                        volume.getEmptyDir(),
                        volume.getEphemeral(),
                        volume.getImage(),
                        volume.getPersistentVolumeClaim(),
                        volume.getProjected(),
                        volume.getSecret())
                .anyMatch(Objects::nonNull);
    }

    private static Stream<Violation> escalation(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .filter(one ->
                        one.security()
                                .map(SecurityContext::getAllowPrivilegeEscalation)
                                .filter(Boolean::booleanValue)
                                .isPresent())
                .map(one ->
                        new Violation(
                                one.security("allowPrivilegeEscalation"), "true", "remove it"));
    }

    private static Stream<Violation> nonRoot(PodTemplateSpec template, PodSpec pod) {
        var ofPod = Parts.security(pod).map(PodSecurityContext::getRunAsNonRoot);
        var wrong =
                Parts.containers(pod)
                        .filter(one ->
                                isFalse(one.security().map(SecurityContext::getRunAsNonRoot)))
                        .map(one ->
                                new Violation(one.security("runAsNonRoot"), "false", "remove it"));
        return isFalse(ofPod)
                ? Stream.concat(
                        Stream.of(
                                new Violation(
                                        "spec.securityContext.runAsNonRoot", "false", "remove it")),
                        wrong)
                : wrong;
    }

    private static boolean isFalse(Optional<Boolean> value) {
        return value.filter(it -> !it).isPresent();
    }

    private static Stream<Violation> rootUser(PodTemplateSpec template, PodSpec pod) {
        var ofPod =
                Parts.security(pod)
                        .map(PodSecurityContext::getRunAsUser)
                        .filter(Restricted::isRoot)
                        .map(_ ->
                                new Violation(
                                        "spec.securityContext.runAsUser",
                                        "0",
                                        "choose another user, such as 1001"));
        var ofContainers =
                Parts.containers(pod)
                        .filter(one ->
                                one.security()
                                        .map(SecurityContext::getRunAsUser)
                                        .filter(Restricted::isRoot)
                                        .isPresent())
                        .map(one ->
                                new Violation(
                                        one.security("runAsUser"),
                                        "0",
                                        "choose another user, such as 1001"));
        return Stream.concat(ofPod.stream(), ofContainers);
    }

    private static boolean isRoot(long user) {
        return user == 0;
    }

    private static Stream<Violation> dropped(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one ->
                        one.security().map(SecurityContext::getCapabilities).stream()
                                .map(Capabilities::getDrop)
                                .filter(drop -> !drop.contains(ALL))
                                .map(drop ->
                                        new Violation(
                                                one.security("capabilities.drop"),
                                                drop.toString(),
                                                "drop ALL")));
    }

    /// Those that the baseline refuses are named there.
    private static Stream<Violation> added(PodTemplateSpec template, PodSpec pod) {
        return Parts.containers(pod)
                .flatMap(one ->
                        one.security().map(SecurityContext::getCapabilities).stream()
                                .flatMap(capabilities -> capabilities.getAdd().stream())
                                .filter(added -> !added.equals(BIND))
                                .map(added ->
                                        new Violation(
                                                one.security("capabilities.add"),
                                                added,
                                                "remove it")));
    }
}
