package dev.actionsgateway.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.probe.cli.Probe;
import dev.actionsgateway.probe.cli.Setting;
import dev.actionsgateway.probe.cli.Terminal;
import dev.actionsgateway.probe.link.Waits;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `probe run --capture` of a job of each workflow in `testdata`. The fixtures there are made by
/// this test, run with `-Dcapture=true`.
@Execution(ExecutionMode.CONCURRENT)
class CaptureIT {
    @TempDir private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"probe", "matrix", "container", "secrets"})
    void aCaptureHasTheShapeOfItsFixtureAndNoSecret(String name) throws Exception {
        var secrets = secrets();
        try (var github = GitHub.start(folder)) {
            github.keep(secrets);
            github.dispatch(GitHub.testdata().resolve("workflows/" + name + ".yml"));
            var file = folder.resolve(name + ".json");

            capture(github, file);

            var fixture = GitHub.testdata().resolve("payloads/" + name + ".json");
            if (Boolean.getBoolean("capture")) {
                Files.copy(file, fixture, StandardCopyOption.REPLACE_EXISTING);
            }
            var captured = GitHub.read(file);
            assertThat(json(captured).keySet()).isEqualTo(json(GitHub.read(fixture)).keySet());
            secrets.values().stream()
                    .flatMap(String::lines)
                    .forEach(line -> assertThat(captured).doesNotContain(line));
        }
    }

    private static void capture(GitHub github, Path file) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var terminal = new Terminal(out, out, new BufferedReader(Reader.nullReader()));
        var waits = new Waits(InstantSource.system(), Sleeper.system(), new Random());
        var arguments = new ArrayList<>(List.of("run", "--capture=" + file));
        arguments.addAll(github.options());
        arguments.addAll(List.of("--period=100ms", "--renewals=1", "--end-job=succeeded"));

        int code =
                Probe.line(new Setting(Map.of(), terminal, waits))
                        .execute(arguments.toArray(String[]::new));

        assertThat(code).as(said.toString()).isZero();
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static Map<String, String> secrets() {
        var secrets = new TreeMap<String, String>();
        secrets.put("DEPLOY_PASSWORD", "hunter2-hunter2");
        secrets.put("REGISTRY_PASSWORD", "correct horse battery");
        secrets.put("DATABASE_PASSWORD", "staple of-a-secret");
        secrets.put("DEPLOY_KEY", "-----BEGIN KEY-----\nbm90IGEga2V5\n-----END KEY-----");
        for (int i = 1; i <= 40; i++) {
            secrets.put("SECRET_%02d".formatted(i), "value %d of-a-secret".formatted(i));
        }
        return secrets;
    }
}
