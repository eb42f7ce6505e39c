package dev.actionsgateway.gmc.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.gmc.control.Looks.Forgotten;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LooksTest {
    private static final ResourceID ACME = new ResourceID("acme", "tenant-a");
    private static final ResourceID BIRD = new ResourceID("bird", "tenant-b");
    private static final Set<ResourceID> BOTH = Set.of(ACME, BIRD);

    private final Looks looks = new Looks(2);

    @Test
    void whatWasNeverLookedAtIsForgottenAfterSoManyRounds() {
        assertThat(looks.round(BOTH)).isEmpty();
        assertThat(looks.round(BOTH)).isEmpty();
        looks.begin(BIRD).close();

        assertThat(looks.round(BOTH)).containsExactly(new Forgotten(ACME, Optional.empty()));
    }

    @Test
    void eachLookThatEndsBeginsTheCountAgain() {
        for (int round = 0; round < 10; round++) {
            assertThat(looks.round(Set.of(ACME))).isEmpty();
            looks.begin(ACME).close();
        }
    }

    @Test
    void aLookThatDoesNotComeBackIsForgottenWithItsThread() {
        looks.round(Set.of(ACME));
        var _ = looks.begin(ACME);
        looks.round(Set.of(ACME));

        assertThat(looks.round(Set.of(ACME)))
                .containsExactly(new Forgotten(ACME, Optional.of(Thread.currentThread())));
    }

    @Test
    void whatIsGoneIsNotMissedAndBeginsAnewWhenItComesAgain() {
        looks.round(BOTH);
        looks.round(BOTH);

        assertThat(looks.round(Set.of())).isEqualTo(List.of());

        assertThat(looks.round(BOTH)).isEmpty();
    }
}
