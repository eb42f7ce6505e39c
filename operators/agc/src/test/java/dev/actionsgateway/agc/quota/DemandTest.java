package dev.actionsgateway.agc.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandTest {
    private static final String RUNNER =
            "containers: [{name: runner, resources: {requests: {cpu: 500m, memory: 1Gi}}}]";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    one container                   | ''                                                             | 0.5  | 1073741824
                    a small init container          | initContainers: [{name: a, resources: {requests: {cpu: 100m}}}] | 0.5  | 1073741824
                    a large init container          | initContainers: [{name: a, resources: {requests: {cpu: 2}}}]    | 2    | 1073741824
                    a native sidecar                | initContainers: [{name: a, restartPolicy: Always, resources: {requests: {cpu: 250m}}}] | 0.75 | 1073741824
                    a sidecar, then an init         | initContainers: [{name: a, restartPolicy: Always, resources: {requests: {cpu: 250m}}}, {name: b, resources: {requests: {cpu: 1}}}] | 1.25 | 1073741824
                    an init, then a sidecar         | initContainers: [{name: b, resources: {requests: {cpu: 1}}}, {name: a, restartPolicy: Always, resources: {requests: {cpu: 250m}}}] | 1    | 1073741824
                    the overhead of a sandbox       | overhead: {cpu: 250m, memory: 64Mi}                            | 0.75 | 1140850688
                    resources of the pod as a whole | resources: {requests: {cpu: 3}}                                | 3    | 1073741824
                    """)
    void countsWhatThePodRequestsInAll(
            String shape, String more, BigDecimal cpu, BigDecimal memory) {
        var pod = pod(more);

        var requests = Demand.of(pod).requests();

        assertThat(plain(requests))
                .as(shape)
                .isEqualTo(plain(Map.of("cpu", cpu, "memory", memory)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a limit alone is a request as well | {limits: {cpu: 2}}                     | 2
                    a request beats its limit          | {limits: {cpu: 2}, requests: {cpu: 1}} | 1
                    """)
    void takesALimitForAMissingRequest(String shape, String resources, BigDecimal cpu) {
        var spec = "containers: [{name: runner, resources: " + resources + "}]";

        var requests = Demand.of(read(spec)).requests();

        assertThat(requests.get("cpu").orElseThrow()).as(shape).isEqualByComparingTo(cpu);
    }

    private static PodSpec pod(String more) {
        return read(RUNNER + "\n" + more);
    }

    private static PodSpec read(String spec) {
        return Serialization.unmarshal(spec, PodSpec.class);
    }

    private static Map<String, String> plain(Amounts amounts) {
        return plain(amounts.byName());
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        return amounts.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().stripTrailingZeros().toPlainString()));
    }
}
