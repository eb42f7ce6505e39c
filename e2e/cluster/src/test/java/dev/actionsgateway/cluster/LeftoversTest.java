package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoversTest {

    @Test
    void aContainerOfThisProcessStays() {
        String owner = Leftovers.label().values().iterator().next();

        assertThat(Leftovers.alive(owner)).isTrue();
    }

    @Test
    void aContainerOfAnEarlierProcessWithOurIdGoes() {
        String owner = Leftovers.label().values().iterator().next();

        assertThat(Leftovers.alive(owner.replaceFirst("@.*", "@1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "4194999@1", "nobody"})
    void aContainerOfNobodyGoes(String owner) {
        assertThat(Leftovers.alive(owner)).isFalse();
    }
}
