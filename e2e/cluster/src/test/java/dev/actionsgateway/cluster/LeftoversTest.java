package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void aFolderOfThisProcessStaysAndOneOfNobodyGoes() throws IOException {
        Path ours = Leftovers.folder();
        String name = ours.getFileName().toString().replaceFirst("@[0-9]+-", "@1-");
        Path theirs = Files.createDirectories(ours.resolveSibling(name).resolve("data"));

        Leftovers.sweepFolders();

        assertThat(ours).exists();
        assertThat(theirs.getParent()).doesNotExist();
        Files.delete(ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "4194999@1", "nobody"})
    void aContainerOfNobodyGoes(String owner) {
        assertThat(Leftovers.alive(owner)).isFalse();
    }
}
