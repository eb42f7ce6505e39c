package dev.actionsgateway.githubsim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.MainConfig.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainConfigTest {
    @TempDir Path folder;

    @Test
    void flagsWinOverVariablesAndSettingsAreRead() {
        var config =
                good(
                        Map.of("SIMULATOR_PORT", "1000", "SIMULATOR_SETTINGS", "{\"pollHold\":1}"),
                        "--port=2000",
                        "--check");

        assertThat(config.ports().github()).isEqualTo(2000);
        assertThat(config.ports().control()).isEqualTo(8081);
        assertThat(config.settings().times().pollHold()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.tenants().owner("ACME")).isPresent();
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var parsed =
                MainConfig.parse(
                        Map.of("SIMULATOR_PORT", "many", "SIMULATOR_TLS_CERT", "a"),
                        List.of("--wrong", "--settings={\"x\":1}", "--tenants=/nowhere.json"),
                        InstantSource.system());

        assertThat(parsed).isInstanceOf(Parsed.Bad.class);
        if (parsed instanceof Parsed.Bad(var problems)) {
            assertThat(problems).hasSize(5);
        }
    }

    @Test
    void accountsAreReadFromAFileWithKeysBesideIt() throws IOException {
        Pem.write(folder.resolve("app.pem"), "PUBLIC KEY", Github.APP_KEY.getPublic().getEncoded());
        var file = folder.resolve("tenants.json");
        Files.writeString(
                file,
                """
                {"apps":[{"id":"7","publicKeyFile":"app.pem"}],
                 "installations":[{"id":8,"app":"7","owner":"acme"}],
                 "owners":[{"login":"acme","groups":[{"id":3,"name":"gpu","public":true}],
                            "repositories":[{"name":"widgets"}]}]}
                """);

        var tenants = good(Map.of(), "--tenants=" + file).tenants();
        assertThat(tenants.app("7").orElseThrow().key()).isEqualTo(Github.APP_KEY.getPublic());
        assertThat(tenants.owner("acme").orElseThrow().groups()).hasSize(2);
        assertThat(tenants.installation(8).orElseThrow().permissions())
                .containsEntry("administration", "write");
    }

    private static SimulatorConfig good(Map<String, String> environment, String... arguments) {
        var parsed = MainConfig.parse(environment, List.of(arguments), InstantSource.system());
        if (parsed instanceof Parsed.Good(var config, _, _)) {
            return config;
        }
        throw new IllegalStateException(parsed.toString());
    }
}
