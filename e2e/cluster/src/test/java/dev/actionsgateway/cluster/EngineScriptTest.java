package dev.actionsgateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `e2e/engine` on a machine where Docker runs: programs that answer in Docker's place record who
/// was called.
class EngineScriptTest {

    @TempDir Path machine;
    private Path programs;
    private Path calls;

    @BeforeEach
    void aMachineWhoseDockerAnswers() throws IOException {
        programs = Files.createDirectory(machine.resolve("bin"));
        calls = Files.createFile(machine.resolve("calls"));
        program(
                "docker",
                "case $1 in version) echo 29.0 ;; context) echo unix:///their.sock ;; esac");
        for (String forbidden :
                List.of("apt-get", "dockerd", "containerd", "go", "setsid", "umount", "mount")) {
            program(forbidden, "exit 1");
        }
    }

    @Test
    void theEngineThatAnswersIsUsedAndNothingIsTouched() throws Exception {
        String answer = engine(Map.of(), "start");

        assertThat(answer).isEqualTo("unix:///their.sock");
        assertThat(called())
                .isNotEmpty()
                .allMatch(call -> call.matches("docker (version|context inspect).*"));
        assertThat(machine.resolve("state")).doesNotExist();
        assertThat(machine.resolve("cache")).doesNotExist();
    }

    @Test
    void theEngineThatDockerHostNamesIsUsed() throws Exception {
        String answer = engine(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375"), "start");

        assertThat(answer).isEqualTo("tcp://127.0.0.1:2375");
        assertThat(called()).isNotEmpty().allMatch(call -> call.startsWith("docker version"));
    }

    @Test
    void statusSaysWhichEngineThereIsAndTouchesNothing() throws Exception {
        String answer = engine(Map.of(), "status");

        assertThat(answer).startsWith("unix:///their.sock answers");
        assertThat(called()).allMatch(call -> call.matches("docker (version|context inspect).*"));
    }

    private void program(String name, String body) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(
                file, "#!/bin/sh\necho \"" + name + " $*\" >> " + calls + "\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String engine(Map<String, String> environment, String word) throws Exception {
        var command = new ProcessBuilder(Repository.root().resolve("e2e/engine").toString(), word);
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        command.environment().remove("DOCKER_HOST");
        command.environment().put("PATH", programs + ":/usr/bin:/bin");
        command.environment().put("AG_STATE", machine.resolve("state").toString());
        command.environment().put("AG_CACHE", machine.resolve("cache").toString());
        command.environment().putAll(environment);
        Process process = command.start();
        String printed =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return printed.strip();
    }

    private List<String> called() throws IOException {
        try (Stream<String> lines = Files.lines(calls)) {
            return lines.toList();
        }
    }
}
