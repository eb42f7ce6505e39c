package dev.actionsgateway.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedCallTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    @Test
    void whatACallBringsIsWhatItIsWorth() throws InterruptedException {
        assertThat(BoundedCall.of(() -> "pod")).isEqualTo("pod");
    }

    @Test
    void itsThreadIsOfTheKindOfItsCallers() throws Exception {
        try (var virtual = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(virtual.submit(BoundedCallTest::isVirtual).get()).isTrue();
        }
        assertThat(isVirtual()).isFalse();
    }

    private static boolean isVirtual() throws InterruptedException {
        return BoundedCall.of(() -> Thread.currentThread().isVirtual());
    }

    @Test
    void whatItThrowsIsThrown() {
        var refused = new KubernetesClientException("forbidden");
        Supplier<String> call =
                () -> {
                    throw refused;
                };

        assertThatThrownBy(() -> BoundedCall.of(call)).isSameAs(refused);
    }

    @Test
    void aCallThatDoesNotComeBackIsGivenUpAndInterrupted() throws InterruptedException {
        assertThatExceptionOfType(KubernetesClientException.class)
                .isThrownBy(() -> BoundedCall.of(this::never, Duration.ofMillis(50)))
                .withMessage("the call did not come back within 50 ms");

        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whoIsInterruptedWhileHeWaitsInterruptsTheCall() throws InterruptedException {
        var outcome = new Throwable[1];
        var caller =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                BoundedCall.of(this::never);
                            } catch (InterruptedException e) {
                                outcome[0] = e;
                            }
                        });
        begun.await();

        caller.interrupt();

        caller.join();
        assertThat(outcome[0]).isInstanceOf(InterruptedException.class);
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private String never() {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
            return "";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new KubernetesClientException("interrupted", e);
        }
    }
}
