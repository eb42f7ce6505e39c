package dev.actionsgateway.wrapper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two containers of a worker pod by plain `docker run`, restricted as a pod is.
class WorkerImageIT {
    private static Hub hub;
    private static Docker docker;
    private static String wrapper;
    private static String runner;

    @TempDir Path root;
    private Path secret;
    private Path payload;
    private Path program;
    private Path terminationLog;

    @BeforeAll
    static void start() throws Exception {
        docker = Docker.engine();
        wrapper = Docker.image("wrapper");
        runner = Docker.image("runner-sim");
        hub = new Hub();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void volumes() throws Exception {
        Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxrwxrwx"));
        secret = folder("secret");
        payload = folder("payload");
        program = folder("program");
        terminationLog = Files.createFile(root.resolve("termination-log"));
        Files.setPosixFilePermissions(terminationLog, PosixFilePermissions.fromString("rw-rw-rw-"));
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @Test
    void aJobRunsInTheRunnersImageWithTheWrapperThatWasBroughtIn() throws Exception {
        var job = hub.take(workflow());
        Stored.gzip(secret, job.message(), 900 * 1024);

        ends(0, prepare());
        ends(0, run(List.of()));

        assertThat(payload).isEmptyDirectory();
        var last = Fields.of(Files.readAllBytes(terminationLog));
        assertThat(last.text("reason")).contains("succeeded");
        assertThat(last.text("reported")).contains("yes");
        assertThat(last.text("runnerVersion")).contains("2.336.0");
        assertThat(hub.conclusion(job)).isEqualTo("success");
        assertThat(hub.log(job, hub.step(job, "tools").orElseThrow()))
                .anyMatch(line -> line.contains("uid=1001"))
                .anyMatch(line -> line.contains("git version"))
                .anyMatch(line -> line.contains("CapEff:\t0000000000000000"));
        assertThat(hub.log(job, hub.step(job, "orphans").orElseThrow()))
                .anyMatch(line -> line.endsWith("dead and not buried: 0"));
    }

    @Test
    void aJobRunsOnAReadOnlyRootThatHasItsOwnSettings() throws Exception {
        var job = hub.take(workflow());
        Stored.gzip(secret, job.message(), 900 * 1024);
        var settings = Files.writeString(root.resolve("runner"), "{\"workFolder\":\"_work\"}");

        ends(0, prepare());
        ends(
                0,
                run(
                        List.of(
                                "--read-only",
                                "--tmpfs=/tmp",
                                "--tmpfs=/home/runner/_work:rw,exec,uid=1001",
                                "--tmpfs=/home/runner/_diag:rw,uid=1001",
                                "--volume=" + settings + ":/home/runner/.runner:ro")));

        assertThat(hub.conclusion(job)).isEqualTo("success");
    }

    @Test
    void aRunnersImageWithoutAWorkerIsToldInTheLastWords() throws Exception {
        Stored.gzip(secret, hub.take(workflow()).message(), 900 * 1024);

        ends(0, prepare());
        ends(121, run(List.of("--tmpfs=/home/runner/bin:rw,uid=1001")));

        assertThat(Fields.of(Files.readAllBytes(terminationLog)).text("reason"))
                .contains("worker-missing");
    }

    /// The second step leaves a process behind, which dies, and looks for it until it is buried.
    private static String workflow() {
        return """
        on: workflow_dispatch
        jobs:
          build:
            runs-on: gw
            steps:
              - {name: tools, run: "id; git --version; curl --version; grep CapEff /proc/self/status"}
              - name: orphans
                run: |
                  (setsid sleep 0.1 &)
                  dead() { cat /proc/[0-9]*/stat 2> /dev/null | grep -c '(sleep) Z'; }
                  sleep 1; echo "dead at first: $(dead)"
                  for round in $(seq 100); do [ "$(dead)" = 0 ] && break; sleep 0.2; done
                  echo "dead and not buried: $(dead)"
        """;
    }

    private static void ends(int code, Docker.End end) {
        assertThat(end.code()).as(end.said()).isEqualTo(code);
    }

    private Docker.End prepare() throws Exception {
        return docker.run(
                List.of(
                        "--read-only",
                        "--volume=" + secret + ":/run/secrets/job:ro",
                        "--volume=" + payload + ":/run/actions-gateway/payload",
                        "--volume=" + program + ":/target",
                        "--env=ACTIONS_GATEWAY_TARGET=/target"),
                List.of(wrapper, "prepare"));
    }

    private Docker.End run(List<String> options) throws Exception {
        return docker.run(
                Stream.concat(
                                options.stream(),
                                Stream.of(
                                        "--volume=" + payload + ":/run/actions-gateway/payload",
                                        "--volume=" + program + ":/opt/actions-gateway:ro",
                                        "--volume=" + terminationLog + ":/dev/termination-log",
                                        "--env=ACTIONS_GATEWAY_ACCEPT_LIMIT=PT3M",
                                        "--env=ACTIONS_GATEWAY_RUNNER_NAME=gw-a-0"))
                        .toList(),
                List.of(runner, "/opt/actions-gateway/wrapper", "run"));
    }
}
