package dev.actionsgateway.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.actionsgateway.githubsim.client.NewFault;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.probe.cli.Probe;
import dev.actionsgateway.probe.cli.Setting;
import dev.actionsgateway.probe.cli.Terminal;
import dev.actionsgateway.probe.link.Waits;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `probe doctor` against the simulator: all well, and each finding provoked.
class DoctorIT {
    @TempDir private Path folder = Path.of("");

    private record Visit(int code, String said) {}

    @Test
    void findsNothingWhereAllIsWell() throws Exception {
        try (var github = GitHub.secure(folder, Certificate.make(folder), Map.of())) {
            var visit = visit(github.options());

            assertThat(visit.code()).as(visit.said()).isZero();
            assertThat(visit.said())
                    .doesNotContain("WARNING", "PROBLEM")
                    .contains("ok      credentials", "ok      clock", "ok      rate limit")
                    .contains("ok      permission actions", "ok      runner group")
                    .contains("ok      host 127.0.0.1", "no other runner has them")
                    .contains("ok      tls 127.0.0.1: CN=");
        }
    }

    @Test
    void namesEachMissingPermission() {
        try (var github = GitHub.start(folder, Map.of("metadata", "read", "actions", "read"))) {
            assertFound(
                    visit(github.options()),
                    1,
                    "PROBLEM permission actions: read",
                    "PROBLEM permission organization_self_hosted_runners: none",
                    "Grant the App 'actions': write");
        }
    }

    @Test
    void tellsAWrongAppFromAWrongInstallation() {
        try (var github = GitHub.start(folder)) {
            assertFound(visit(with(github, "--app=54321")), 1, "not believed", "this key");
            assertFound(visit(with(github, "--installation=1")), 1, "not installed", "address");
        }
    }

    @Test
    void distrustsACertificateThatNobodyVouchesFor() throws Exception {
        try (var github = GitHub.secure(folder, Certificate.make(folder), Map.of())) {
            var options =
                    github.options().stream().filter(o -> !o.startsWith("--ca-bundle")).toList();

            assertFound(
                    visit(options),
                    1,
                    "PROBLEM host 127.0.0.1",
                    "TLS failed",
                    "PROBLEM tls 127.0.0.1: CN=",
                    "Give the certificate of 'CN=");
        }
    }

    @Test
    void warnsOfACertificateThatExpiresSoonAndRefusesOneThatHas() throws Exception {
        try (var github = GitHub.secure(folder, Certificate.make(folder, "-1d", 5), Map.of())) {
            assertFound(visit(github.options()), 0, "WARNING tls 127.0.0.1", "expires soon");
        }
        Files.delete(folder.resolve("tls.p12"));
        try (var github = GitHub.secure(folder, Certificate.make(folder, "-3d", 1), Map.of())) {
            assertFound(visit(github.options()), 1, "PROBLEM tls 127.0.0.1", "has expired");
        }
    }

    @Test
    void saysWhichWayIsClosed() throws Exception {
        try (var github = GitHub.secure(folder, Certificate.make(folder), Map.of())) {
            var options = new ArrayList<>(github.options());
            options.add("--proxy=http://127.0.0.1:1");

            var visit = visit(options);

            assertFound(visit, 1, "PROBLEM host 127.0.0.1", "no connection");
            assertThat(visit.said()).doesNotContain("clock");
        }
    }

    @Test
    void warnsOfAClockThatIsWrongAndABudgetThatIsSpent() throws Exception {
        try (var github = GitHub.start(folder)) {
            github.skew(120);
            github.client.change(Map.of("rateLimit", "24"));
            var spent = visit(github.options());
            for (int i = 0; i < 12 && !spent.said().contains("WARNING rate limit"); i++) {
                spent = visit(github.options());
            }

            assertFound(spent, 0, "WARNING clock", "WARNING rate limit", "Synchronise");
        }
    }

    @Test
    void warnsOfOthersWithTheSameLabelsAndOfAnUnknownGroup() throws Exception {
        try (var github = GitHub.start(folder)) {
            var arguments = new ArrayList<>(List.of("run"));
            arguments.addAll(github.options());
            try (var _ = Program.start(folder, arguments)) {
                await().atMost(Duration.ofMinutes(4))
                        .until(() -> github.client.sessions().size() == 1);

                assertFound(
                        visit(with(github, "--runner-group=blue")),
                        1,
                        "WARNING labels actions-gateway-probe: also served by probe-",
                        "PROBLEM runner group: there is no 'blue'",
                        "Default");
            }
        }
    }

    @Test
    void saysThatRunnersCannotBeSeen() throws Exception {
        try (var github = GitHub.start(folder)) {
            github.client.addFault(
                    NewFault.status("GET", "/api/v3/orgs/acme/actions/runners", 10, 403));

            assertFound(visit(github.options()), 1, "PROBLEM labels", "permission to see runners");
        }
    }

    private static void assertFound(Visit visit, int code, String... words) {
        assertThat(visit.said()).contains(words);
        assertThat(visit.code()).isEqualTo(code);
    }

    private static List<String> with(GitHub github, String option) {
        var options = new ArrayList<>(github.options());
        var name = option.substring(0, option.indexOf('=') + 1);
        options.removeIf(one -> one.startsWith(name));
        options.add(option);
        return options;
    }

    private static Visit visit(List<String> options) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var terminal = new Terminal(out, out, new BufferedReader(Reader.nullReader()));
        var waits = new Waits(InstantSource.system(), Sleeper.system(), new Random());
        var arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(options);
        int code =
                Probe.line(new Setting(Map.of(), terminal, waits))
                        .execute(arguments.toArray(String[]::new));
        return new Visit(code, said.toString());
    }
}
