package dev.actionsgateway.agc.pod;

import dev.actionsgateway.agc.job.RecordName;
import dev.actionsgateway.api.Annotations;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.fabric8.kubernetes.api.model.VolumeProjectionBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Where things lie in a worker pod, and who may see them: the contract with the wrapper
/// (worker-image/wrapper, "What the pod gives").
final class Layout {
    static final String SECRET = "/run/secrets/job";
    static final String PAYLOAD = "/run/actions-gateway/payload";
    static final String CONTROL = "/run/actions-gateway/control";
    static final String CANCEL_FILE = CONTROL + "/cancel";
    static final String CA = "/run/actions-gateway/ca";
    static final String CA_FILE = CA + "/github.crt";
    static final String TOOLS = "/opt/actions-gateway";

    /// In the wrapper's image the program itself lies below [#TOOLS].
    static final String TARGET = "/target";

    private static final String V_SECRET = "ag-job";
    private static final String V_PAYLOAD = "ag-payload";
    private static final String V_CONTROL = "ag-control";
    private static final String V_CA = "ag-ca";
    private static final String V_TOOLS = "ag-tools";

    private static final int GROUP_MAY_READ = 0440;
    private static final int ALL_MAY_READ = 0444;

    private Layout() {}

    static List<Volume> volumes(Platform platform, Assignment assignment) {
        var volumes = new ArrayList<Volume>();
        volumes.add(secrets(assignment));
        volumes.add(
                new VolumeBuilder()
                        .withName(V_PAYLOAD)
                        .withNewEmptyDir()
                        .withMedium("Memory")
                        .withSizeLimit(new Quantity("64Mi"))
                        .endEmptyDir()
                        .build());
        volumes.add(
                new VolumeBuilder()
                        .withName(V_TOOLS)
                        .withNewEmptyDir()
                        .withSizeLimit(new Quantity("256Mi"))
                        .endEmptyDir()
                        .build());
        volumes.add(control());
        platform.caBundle()
                .ifPresent(bundle ->
                        volumes.add(
                                new VolumeBuilder()
                                        .withName(V_CA)
                                        .withNewConfigMap()
                                        .withName(bundle.configMap())
                                        .withDefaultMode(ALL_MAY_READ)
                                        .addNewItem(bundle.key(), null, "github.crt")
                                        .endConfigMap()
                                        .build()));
        return volumes;
    }

    /// One folder of all the Secrets that hold the payload; nothing else of them.
    private static Volume secrets(Assignment assignment) {
        var record = assignment.record();
        var sources = new ArrayList<VolumeProjection>();
        sources.add(source(record.value(), List.of(PayloadParts.MANIFEST, PayloadParts.part(0))));
        IntStream.rangeClosed(1, assignment.furtherParts())
                .forEach(number ->
                        sources.add(
                                source(
                                        further(record, number),
                                        List.of(PayloadParts.part(number)))));
        return new VolumeBuilder()
                .withName(V_SECRET)
                .withNewProjected()
                .withDefaultMode(GROUP_MAY_READ)
                .withSources(sources)
                .endProjected()
                .build();
    }

    private static VolumeProjection source(String secret, List<String> files) {
        var source = new VolumeProjectionBuilder().withNewSecret().withName(secret);
        files.forEach(file -> source.addNewItem(file, null, file));
        return source.endSecret().build();
    }

    static String further(RecordName record, int number) {
        return record + "-" + number;
    }

    /// The kubelet writes the file anew as soon as it hears of a change of the pod.
    private static Volume control() {
        return new VolumeBuilder()
                .withName(V_CONTROL)
                .withNewDownwardAPI()
                .withDefaultMode(ALL_MAY_READ)
                .addNewItem()
                .withPath("cancel")
                .withNewFieldRef()
                .withFieldPath("metadata.annotations['" + Annotations.CONTROL + "']")
                .endFieldRef()
                .endItem()
                .endDownwardAPI()
                .build();
    }

    static List<VolumeMount> ofPrepare() {
        return List.of(
                readOnly(V_SECRET, SECRET), mount(V_PAYLOAD, PAYLOAD), mount(V_TOOLS, TARGET));
    }

    static List<VolumeMount> ofRunner(Platform platform) {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(mount(V_PAYLOAD, PAYLOAD));
        mounts.add(readOnly(V_TOOLS, TOOLS));
        mounts.add(readOnly(V_CONTROL, CONTROL));
        platform.caBundle().ifPresent(_ -> mounts.add(readOnly(V_CA, CA)));
        return mounts;
    }

    private static VolumeMount mount(String volume, String path) {
        return new VolumeMountBuilder().withName(volume).withMountPath(path).build();
    }

    private static VolumeMount readOnly(String volume, String path) {
        return new VolumeMountBuilder(mount(volume, path)).withReadOnly(true).build();
    }
}
