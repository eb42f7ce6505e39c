package dev.actionsgateway.agc.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Sleeper;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {
    private final Calls calls = new Calls(Sleeper.system(), new Random(1));

    @ParameterizedTest
    @CsvSource({
        "exceeded quota: q, Refused",
        "status unknown for quota: q, Unavailable",
        "violates PodSecurity, Refused"
    })
    void whatTheApiServerForbidsIsRefusedUnlessItOnlyHasNotCountedYet(String words, String reply)
            throws InterruptedException {
        var status =
                new StatusBuilder()
                        .withCode(403)
                        .withReason("Forbidden")
                        .withMessage("pods \"a\" is forbidden: " + words)
                        .build();

        assertThat(
                        calls.<String>once(
                                        () -> {
                                            throw new KubernetesClientException(status);
                                        })
                                .getClass()
                                .getSimpleName())
                .isEqualTo(reply);
    }
}
