package dev.actionsgateway.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actionsgateway.githubsim.core.Invariants.Violation;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.probe.cli.Probe;
import dev.actionsgateway.probe.cli.Setting;
import dev.actionsgateway.probe.cli.Terminal;
import dev.actionsgateway.probe.investigate.Acknowledge;
import dev.actionsgateway.probe.investigate.BusyPoll;
import dev.actionsgateway.probe.investigate.ConclusionBody;
import dev.actionsgateway.probe.investigate.Egress;
import dev.actionsgateway.probe.investigate.FanOut;
import dev.actionsgateway.probe.investigate.LeaseEnd;
import dev.actionsgateway.probe.investigate.Redelivery;
import dev.actionsgateway.probe.investigate.SessionReuse;
import dev.actionsgateway.probe.investigate.Throttling;
import dev.actionsgateway.probe.link.Waits;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each investigation against the simulator, told to behave each way: the probe must notice.
@Execution(ExecutionMode.CONCURRENT)
class InvestigateIT {
    @TempDir private Path folder = Path.of("");

    static Stream<Way> ways() {
        return Way.all();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noticesHowGitHubBehaves(Way way) throws Exception {
        try (var github = start(way)) {
            github.put(GitHub.workflow());
            for (var fault : way.faults()) {
                github.client.addFault(fault);
            }

            var said = investigate(github, way.investigation(), sources(way));

            assertThat(said)
                    .contains("Verdict   " + way.verdict().getSimpleName())
                    .contains(way.words());
        }
    }

    @Test
    void everyAnswerThatThereIsHasItsWay() {
        assertThat(
                        Stream.of(
                                        Acknowledge.Answer.class,
                                        BusyPoll.Answer.class,
                                        ConclusionBody.Answer.class,
                                        Egress.Answer.class,
                                        FanOut.Answer.class,
                                        LeaseEnd.Answer.class,
                                        Redelivery.Answer.class,
                                        SessionReuse.Answer.class,
                                        Throttling.Answer.class)
                                .<Class<?>>flatMap(
                                        answer -> Stream.of(answer.getPermittedSubclasses())))
                .hasSizeGreaterThan(20)
                .allMatch(answer -> ways().anyMatch(way -> way.verdict() == answer));
    }

    @Test
    void withoutAWorkflowNothingIsDecided() throws Exception {
        try (var github = GitHub.changed(folder, Map.of())) {
            assertThat(investigate(github, "redelivery", List.of("--workflow=none.yml")))
                    .contains("Verdict   Undecided", "no job could be started");
        }
    }

    private GitHub start(Way way) throws Exception {
        var settings = new HashMap<>(Map.of("pollHold", "PT1S"));
        settings.putAll(way.settings());
        return way.throughProxies()
                ? GitHub.secure(folder, Certificate.make(folder), settings)
                : GitHub.changed(folder, settings);
    }

    private static List<String> sources(Way way) {
        return way.throughProxies()
                ? List.of("--source-address=127.0.0.2", "--source-address=127.0.0.3")
                : List.of();
    }

    private static String investigate(GitHub github, String name, List<String> more) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var terminal = new Terminal(out, out, new BufferedReader(Reader.nullReader()));
        var waits = new Waits(InstantSource.system(), Sleeper.system(), new Random());
        var arguments = new ArrayList<>(List.of("investigate", name));
        arguments.addAll(github.options());
        arguments.addAll(
                List.of(
                        "--repository=acme/widgets",
                        "--arrival=60s",
                        "--watch=4s",
                        "--window=8s",
                        "--settle=4s"));
        arguments.addAll(more);

        int code =
                Probe.line(new Setting(Map.of(), terminal, waits))
                        .execute(arguments.toArray(String[]::new));

        assertThat(code).as(said.toString()).isBetween(0, 1);
        assertTidy(github);
        return said.toString();
    }

    /// Nothing of ours stays, and nothing was done that a client should know better than to do, but
    /// for a completion without a conclusion, which is tried on purpose.
    private static void assertTidy(GitHub github) {
        var world = github.simulator.world();
        assertThat(world.sessions().list()).isEmpty();
        assertThat(world.runners().list()).isEmpty();
        assertThat(world.invariants().violations().stream().map(Violation::rule))
                .allMatch("conclusion-missing"::equals);
    }
}
