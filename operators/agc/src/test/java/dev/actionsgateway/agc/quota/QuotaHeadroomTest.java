package dev.actionsgateway.agc.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.agc.gate.Headroom.Room;
import dev.actionsgateway.agc.gate.Withheld;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaHeadroomTest {
    private static final String WORKER =
            """
            activeDeadlineSeconds: 43200
            priorityClassName: bulk
            containers:
              - name: runner
                resources: {requests: {cpu: 500m, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}
            """;

    @Test
    void limitsNothingWhereThereIsNoQuota() {
        assertThat(room(WORKER)).isEqualTo(Room.unlimited());
    }

    @Test
    void limitsNothingAsLongAsTheWorkerIsNotKnown() {
        var full = quota("all", "hard: {pods: 0}", "");

        var room = new QuotaHeadroom(() -> List.of(full), Optional::empty).room();

        assertThat(room).isEqualTo(Room.unlimited());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    pods: 10                    | pods: 7                      | 3
                    count/pods: 10              | count/pods: 10               | 0
                    cpu: 4                      | cpu: 1                       | 6
                    requests.cpu: 4             | requests.cpu: 3600m          | 0
                    limits.cpu: 4               | limits.cpu: 1500m            | 2
                    memory: 4Gi                 | memory: 0                    | 4
                    limits.memory: 4Gi          | limits.memory: 3584Mi        | 0
                    secrets: 20                 | secrets: 15                  | 5
                    count/secrets: 20           | count/secrets: 18            | 2
                    requests.nvidia.com/gpu: 0  | ''                           | 2147483647
                    persistentvolumeclaims: 0   | ''                           | 2147483647
                    pods: 5                     | pods: 8                      | 0
                    """)
    void countsHowManyFit(String hard, String used, int workers) {
        var quota = quota("all", "hard: {" + hard + "}", "used: {" + used + "}");

        var room = room(WORKER, quota);

        assertThat(room.workers()).isEqualTo(workers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    scopes: [Terminating]               | 0
                    scopes: [NotTerminating]            | 2147483647
                    scopes: [NotBestEffort]             | 0
                    scopes: [BestEffort]                | 2147483647
                    scopes: [Terminating, BestEffort]   | 2147483647
                    scopes: [CrossNamespacePodAffinity] | 2147483647
                    scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [bulk]}]}    | 0
                    scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [high]}]}    | 2147483647
                    scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: NotIn, values: [bulk]}]} | 2147483647
                    scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: Exists}]}                | 0
                    scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: DoesNotExist}]}          | 2147483647
                    """)
    void heedsOnlyQuotasWhoseScopesTheWorkerFallsUnder(String scopes, int workers) {
        var quota = quota("scoped", "hard: {pods: 0}\n  " + scopes, "used: {pods: 0}");

        var room = room(WORKER, quota);

        assertThat(room.workers()).isEqualTo(workers);
    }

    @Test
    void doesNotCountSecretsUnderAScope() {
        var quota =
                quota("scoped", "hard: {secrets: 0}\n  scopes: [Terminating]", "used: {pods: 0}");

        assertThat(room(WORKER, quota)).isEqualTo(Room.unlimited());
    }

    @Test
    void namesTheNarrowestQuotaAndWhatIsMissing() {
        var wide = quota("wide", "hard: {pods: 10}", "used: {pods: 1}");
        var narrow = quota("narrow", "hard: {requests.cpu: 4}", "used: {requests.cpu: 3800m}");

        var room = room(WORKER, wide, narrow);

        assertThat(room)
                .isEqualTo(
                        new Room(
                                0,
                                Withheld.QUOTA,
                                "ResourceQuota narrow: a worker needs 500m of requests.cpu, 200m of"
                                        + " 4 are free, 300m are missing"));
    }

    @Test
    void saysThatAWorkerWillNeverFit() {
        var small = quota("small", "hard: {limits.memory: 512Mi}", "used: {limits.memory: 0}");

        var room = room(WORKER, small);

        assertThat(room.detail())
                .isEqualTo(
                        "ResourceQuota small: a worker needs 1Gi of limits.memory, and the quota is"
                                + " 512Mi: none will ever fit");
    }

    @Test
    void takesTheWishWhereTheControllerHasNotSpokenYet() {
        var fresh = quota("fresh", "hard: {pods: 2}", "");

        assertThat(room(WORKER, fresh).workers()).isEqualTo(2);
    }

    private static Room room(String pod, ResourceQuota... quotas) {
        var footprint = Footprint.of(Serialization.unmarshal(pod, PodSpec.class));
        return new QuotaHeadroom(() -> Stream.of(quotas).toList(), () -> Optional.of(footprint))
                .room();
    }

    private static ResourceQuota quota(String name, String spec, String status) {
        var hard = spec.lines().findFirst().orElseThrow();
        return Serialization.unmarshal(
                """
                apiVersion: v1
                kind: ResourceQuota
                metadata: {name: %s}
                spec:
                  %s
                status:
                  %s
                  %s
                """
                        .formatted(name, spec, status.isEmpty() ? "" : hard, status),
                ResourceQuota.class);
    }
}
