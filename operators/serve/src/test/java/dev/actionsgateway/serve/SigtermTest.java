package dev.actionsgateway.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.actionsgateway.kit.Nursery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What SIGTERM does to a program: a real signal to a real process.
@Timeout(180)
class SigtermTest {
    @TempDir private Path shared;

    @Test
    void aRequestInFlightEndsWhileNewOnesAreRefusedAndTheExitCodeIsZero() throws Exception {
        try (var program = new Running(shared.toString(), "0", "60000");
                var nursery = Nursery.open("clients")) {
            var serving = Json.object(program.line("serving"));
            int api = serving.getInt("api");
            int management = serving.getInt("management");
            Running.await("ready", () -> Wire.get(management, "/readyz").contains(" 200 "));
            var held = nursery.fork("held", () -> Wire.get(api, "/hold"));
            Running.awaitFile(shared.resolve("begun"));

            program.sigterm();
            Running.await("not ready", () -> Wire.get(management, "/readyz").contains(" 503 "));
            Running.await("refused", () -> Wire.get(api, "/hello").contains(" 503 "));
            assertThat(Wire.get(management, "/livez")).contains(" 200 ");
            assertThat(held.isDone()).isFalse();
            Files.createFile(shared.resolve("release"));

            assertThat(held.get()).contains(" 200 ").endsWith("held to the end");
            assertThat(program.exitCode()).isZero();
            assertThat(shared.resolve("closed")).exists();
            assertThatThrownBy(() -> Wire.get(api, "/hello")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRequestThatOutlastsTheBudgetIsCutAndTheExitCodeSaysSo() throws Exception {
        try (var program = new Running(shared.toString(), "0", "100");
                var nursery = Nursery.open("clients")) {
            int api = Json.object(program.line("serving")).getInt("api");
            var held = nursery.fork("held", () -> Wire.get(api, "/hold"));
            Running.awaitFile(shared.resolve("begun"));

            program.sigterm();

            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(shared.resolve("closed")).exists();
            assertThat(program.lines).anyMatch(line -> line.contains("\"cut\":1"));
            try {
                assertThat(held.get()).doesNotContain(" 200 ");
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(IOException.class); // a reset is as good
            }
        }
    }

    @Test
    void whileItSettlesItServesOnThoughItIsNotReady() throws Exception {
        try (var program = new Running(shared.toString(), "3600000", "0")) {
            var serving = Json.object(program.line("serving"));

            program.sigterm();
            int management = serving.getInt("management");
            Running.await("not ready", () -> Wire.get(management, "/readyz").contains(" 503 "));

            try (var wire = new Wire(serving.getInt("api"))) {
                var answer = wire.send("GET /hello HTTP/1.1\r\nHost: h\r\n\r\n").rest();
                assertThat(answer).contains(" 200 ").containsIgnoringCase("connection: close");
            }
        }
    }

    @Test
    void anIdleProgramEndsAtOnceWithExitCodeZero() throws Exception {
        try (var program = new Running(shared.toString(), "0", "60000")) {
            program.line("serving");

            program.sigterm();

            assertThat(program.exitCode()).isZero();
            assertThat(program.lines).allSatisfy(Json::object);
        }
    }

    @Test
    void theSelfCheckStartsAllAsksAllAndEnds() throws Exception {
        try (var program = new Running("--check", shared.toString())) {
            assertThat(program.exitCode()).isZero();
            assertThat(program.lines)
                    .filteredOn(line -> line.contains("\"checked\""))
                    .map(line -> Json.object(line).getString("path"))
                    .containsExactly("/livez", "/readyz", "/metrics", "/hello");
        }
    }
}
