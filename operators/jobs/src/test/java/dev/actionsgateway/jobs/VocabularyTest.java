package dev.actionsgateway.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.actionsgateway.kit.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Lease LEASE =
            new Lease(
                    new JobKey(new PlanId("plan"), new JobId("job")),
                    new RequestId("request"),
                    new RunServiceUrl("https://run.example.test/7/"),
                    new JobToken(Secret.of("t0ken")),
                    Optional.of(new BillingOwner("O_1")));

    @Test
    void aLeaseDoesNotPrintItsToken() {
        assertThat(LEASE.toString()).contains("plan", "job", "request").doesNotContain("t0ken");
    }

    @Test
    void aPayloadPrintsAsItsSizeAndGivesItsBytesUnchanged() {
        var payload = Payload.of("{\"secret\":1}".getBytes(UTF_8));

        assertThat(payload).hasToString("a payload of 12 bytes");
        assertThat(payload.reveal()).asString(UTF_8).isEqualTo("{\"secret\":1}");
    }

    @Test
    void aPayloadIsACopyThatNobodyCanChange() {
        var bytes = new byte[] {1, 2};
        var payload = Payload.of(bytes);

        bytes[0] = 9;
        payload.reveal()[1] = 9;

        assertThat(payload.reveal()).containsExactly(1, 2);
        assertThat(payload).isEqualTo(Payload.of(new byte[] {1, 2}));
    }

    @Test
    void nothingIsNamedByBlanks() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RequestId(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new JobId(""));
        assertThatIllegalArgumentException().isThrownBy(() -> Payload.of(new byte[0]));
    }

    @Test
    void aRunIsFoundByOwnerNameAndNumber() {
        var run = new RunRef("acme/widgets", 26_000_000_001L, 2);

        assertThat(run.owner()).isEqualTo("acme");
        assertThat(run.name()).isEqualTo("widgets");
    }

    @Test
    void aRepositoryHasOneOwnerAndOneName() {
        for (var bad : new String[] {"", "acme", "/widgets", "acme/", "a/b/c"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new RunRef(bad, 1, 1));
        }
    }

    @Test
    void aCancellationLeavesAMinuteAtTheLeast() {
        assertThat(new Cancellation(new JobId("job"), Duration.ZERO).grace())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(new Cancellation(new JobId("job"), Duration.ofMinutes(5)).grace())
                .isEqualTo(Duration.ofMinutes(5));
    }
}
