package dev.actionsgateway.gmc.plan;

import dev.actionsgateway.api.Component;
import dev.actionsgateway.api.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;

/// How many replicas of the proxy there are: by CPU, not by open tunnels, since idle polls hold
/// those.
final class Autoscaler {
    private static final int PERCENT_OF_REQUEST = 60;
    private static final int SECONDS_BEFORE_FEWER = 60;

    private Autoscaler() {}

    static HasMetadata of(Stamp stamp) {
        var name = Names.proxy(stamp.tenant().gateway());
        var proxy = stamp.tenant().spec().proxy();
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(stamp.meta(name, Component.PROXY))
                .withNewSpec()
                .withNewScaleTargetRef()
                .withApiVersion("apps/v1")
                .withKind("Deployment")
                .withName(name)
                .endScaleTargetRef()
                .withMinReplicas(proxy.minReplicas())
                .withMaxReplicas(proxy.maxReplicas())
                .addNewMetric()
                .withType("Resource")
                .withNewResource()
                .withName("cpu")
                .withNewTarget()
                .withType("Utilization")
                .withAverageUtilization(PERCENT_OF_REQUEST)
                .endTarget()
                .endResource()
                .endMetric()
                .withNewBehavior()
                .withNewScaleDown()
                .withStabilizationWindowSeconds(SECONDS_BEFORE_FEWER)
                .endScaleDown()
                .endBehavior()
                .endSpec()
                .build();
    }
}
