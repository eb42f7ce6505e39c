package dev.actionsgateway.workersim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What steps may write, in their output and in their files, and how shells are called.
class CommandFormsTest {
    @Test
    void aCommandHasANamePropertiesAndData() {
        assertThat(WorkflowCommand.parse("  ::error file=a%2Cb.c,line=3::50%25%0Adone::x"))
                .contains(
                        new WorkflowCommand(
                                "error", Map.of("file", "a,b.c", "line", "3"), "50%\ndone::x"));
        assertThat(WorkflowCommand.parse("::endgroup::"))
                .contains(new WorkflowCommand("endgroup", Map.of(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "::", "::half", "say ::error::x", "::::"})
    void otherLinesAreNone(String line) {
        assertThat(WorkflowCommand.parse(line)).isEmpty();
    }

    @Test
    void valuesHaveOneLineOrMany() throws Exception {
        assertThat(KeyValues.parse("a=1=2\n\nb<<END\nx\n\ny=z\nEND\nc=\nd=<<x\n"))
                .containsExactly(
                        Map.entry("a", "1=2"),
                        Map.entry("b", "x\n\ny=z"),
                        Map.entry("c", ""),
                        Map.entry("d", "<<x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "=x", "a<<END\nx", "<<END\nEND", "a<<\nx"})
    void otherTextIsRefused(String text) {
        assertThatThrownBy(() -> KeyValues.parse(text)).isInstanceOf(KeyValues.Malformed.class);
    }

    @Test
    void aShellOfOnesOwnTakesItsWordsAsTheyAre() {
        var choice = Shell.choose(Optional.of("sh -c \"cat '{0}' ; echo  x\" --"), "/bin:/usr/bin");

        assertThat(choice).isInstanceOf(Shell.Choice.Found.class);
        Shell shell = ((Shell.Choice.Found) choice).shell();
        assertThat(shell.command(Path.of("/t/s")))
                .isEqualTo(List.of("/bin/sh", "-c", "cat '/t/s' ; echo  x", "--"));
    }
}
