package dev.actionsgateway.github;

import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Deadline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A [Wire] that answers from a script, and keeps what it was asked. It fails the test by an
/// exception when the script is at its end.
public final class FakeWire implements Wire {
    private final ArrayDeque<Function<Call, Answer>> script = new ArrayDeque<>(); // guarded by this
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /// Answers the next call with this status and JSON.
    public FakeWire reply(int status, String body) {
        return reply(status, Map.of(), body);
    }

    /// The same, with headers.
    public synchronized FakeWire reply(int status, Map<String, String> headers, String body) {
        script.add(call -> new Reply(call, status, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /// Lets the next call fail.
    public synchronized FakeWire fail(Cause cause) {
        script.add(call -> new Answer.None(Failure.of(call, cause)));
        return this;
    }

    @Override
    public synchronized Answer send(Call call, Deadline deadline) {
        calls.add(call);
        var next = script.poll();
        if (next == null) {
            throw new IllegalStateException("no answer is scripted for " + call);
        }
        return next.apply(call);
    }

    /// What it was asked, in order.
    public List<Call> calls() {
        return calls;
    }

    /// The last call's address.
    public String url() {
        return calls.getLast().url().toString();
    }

    /// The last call's authorization, in clear.
    public String authorization() {
        return calls.getLast()
                .authorization()
                .map(who -> who.scheme() + " " + who.token().reveal())
                .orElse("");
    }

    /// The last call's body.
    public String body() {
        return calls.getLast().content().map(content -> content.text()).orElse("");
    }

    /// Names the scheme in comparisons.
    public static String bearer(String token) {
        return Authorization.Scheme.BEARER + " " + token;
    }
}
