package dev.actionsgateway.github.sim;

import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.JdkWire;
import dev.actionsgateway.github.wire.Trust;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.githubsim.Simulator;
import dev.actionsgateway.githubsim.SimulatorConfig;
import dev.actionsgateway.githubsim.auth.TokenKind;
import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Fault.Kind;
import dev.actionsgateway.githubsim.faults.Fault.Moment;
import dev.actionsgateway.githubsim.http.Front.End;
import dev.actionsgateway.githubsim.settings.Settings;
import dev.actionsgateway.jobs.Trouble;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.RetryAfter;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// A simulator that has a fault at one route, and the clients before it.
///
/// | words | what the route does, as often as it is called |
/// |---|---|
/// | `404`, `404 text` | answers so |
/// | `429 after 2` | answers so, with `Retry-After` |
/// | `reset` | ends the connection |
/// | `lost` | serves the request, and ends the connection instead of the answer |
/// | `black hole` | says nothing |
/// | `cut` | ends the connection in the middle of the body |
/// | `trickle` | sends the body, byte by byte |
/// | `fast clock`, `slow clock` | nothing: but GitHub's clock is 10 min ahead, or behind |
/// | `expired installation` and other kinds | nothing: but all tokens of this kind have ended |
/// | `-` | nothing |
final class Struck implements Wire, AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final int ALWAYS = 1000;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Kind.Answers BODY = new Kind.Answers(200, JSON, "{\"some\":\"body\"}");

    private final JdkWire wire = new JdkWire(Egress.DIRECT, Trust.usual(), "test");
    private final AtomicInteger tries = new AtomicInteger();
    private volatile String method = "";
    private volatile String path = "";
    private volatile Duration patience = Duration.ofSeconds(30);
    final Stage stage;

    Struck() {
        var config =
                SimulatorConfig.local(Accounts.tenants(), Settings.REAL, InstantSource.system());
        stage = Stage.clients(Simulator.start(config), this);
    }

    /// A call of a client.
    interface Deed {
        Object done() throws InterruptedException;
    }

    /// What comes of a call while the fault is there, as `Outcome(CAUSE) in 3`: three requests to
    /// the route.
    ///
    /// @param route method and path; `**` stands for any beginning, `*` for a part
    String meets(String route, String words, Deed deed) throws InterruptedException {
        method = route.split(" ", -1)[0];
        path = route.split(" ", -1)[1];
        try {
            strike(words);
            tries.set(0);
            return told(deed.done()) + " in " + tries.get();
        } finally {
            patience = Duration.ofSeconds(30);
            stage.simulator.faults().clear();
            skew(Duration.ZERO);
        }
    }

    private void strike(String words) {
        switch (words.split(" ", -1)[0]) {
            case "-" -> {
                // All is well.
            }
            case "fast" -> skew(Duration.ofMinutes(10));
            case "slow" -> skew(Duration.ofMinutes(-10));
            case "expired" -> {
                var _ = stage.tokens.token(); // there is one to expire
                var kind = TokenKind.valueOf(words.split(" ", -1)[1].toUpperCase(Locale.ROOT));
                stage.simulator.tokens().revoke((_, grant) -> grant.kind() == kind);
            }
            case "lost" -> add(Moment.AFTER, new Kind.Resets());
            default -> add(Moment.BEFORE, kind(words));
        }
    }

    private Kind kind(String words) {
        return switch (words) {
            case "reset" -> new Kind.Resets();
            case "cut" -> new Kind.Cuts(5, End.CLOSE, Optional.of(BODY));
            case "black hole" -> {
                patience = SHORT;
                yield new Kind.BlackHole();
            }
            case "trickle" -> {
                patience = SHORT;
                yield new Kind.Trickles(SHORT, Optional.of(BODY));
            }
            default -> answer(words.split(" ", 2));
        };
    }

    private static Kind answer(String[] words) {
        int status = Integer.parseInt(words[0]);
        var rest = words.length > 1 ? words[1] : "";
        return rest.startsWith("after ")
                ? new Kind.Answers(status, Map.of("Retry-After", rest.substring(6)), "")
                : new Kind.Answers(status, JSON, rest);
    }

    private void add(Moment moment, Kind kind) {
        var fault = new Fault(method, path, Duration.ZERO, moment, kind);
        stage.simulator.faults().add(fault, ALWAYS);
    }

    private void skew(Duration ahead) {
        stage.simulator.world().timers().clock().skew(ahead);
    }

    @Override
    public Answer send(Call call, Deadline deadline) throws InterruptedException {
        var pattern = path.replace("**", ".*").replace("/*", "/[^/]*");
        boolean here = call.verb().name().equals(method) && call.url().getPath().matches(pattern);
        if (!here) {
            return wire.send(call, deadline);
        }
        tries.incrementAndGet();
        return wire.send(call, deadline.within(patience));
    }

    private static String told(Object outcome) {
        var parts =
                Arrays.stream(outcome.getClass().getRecordComponents())
                        .map(component -> part(outcome, component))
                        .flatMap(List::stream)
                        .collect(Collectors.joining(", "));
        var name = outcome.getClass().getSimpleName();
        return parts.isEmpty() ? name : name + "(" + parts + ")";
    }

    private static List<String> part(Object outcome, RecordComponent component) {
        try {
            return switch (Objects.requireNonNull(component.getAccessor().invoke(outcome))) {
                case Failure failure -> List.of(failure.cause() + asked(failure.asked()));
                case Trouble trouble -> List.of(trouble.reach() + asked(trouble.asked()));
                case Enum<?> word -> List.of(word.name());
                default -> List.of();
            };
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(RetryAfter asked) {
        return asked.equals(RetryAfter.NONE) ? "" : " after " + asked.delay().toSeconds();
    }

    @Override
    public void close() {
        stage.close();
        wire.close();
    }
}
