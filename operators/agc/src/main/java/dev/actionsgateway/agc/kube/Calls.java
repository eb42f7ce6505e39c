package dev.actionsgateway.agc.kube;

import dev.actionsgateway.kit.Backoff;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Sleeper;
import dev.actionsgateway.kit.Turns;
import dev.actionsgateway.kube.BoundedCall;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes calls to the API server end in a [Reply], and repeats those that got no answer. The client
/// itself must not repeat any: it would take our own object for somebody else's.
///
/// All calls share one connection, and the client fails those that are too many for it at once: a
/// gateway that starts with a thousand jobs has more. So they wait for their turn here.
///
/// @param sleeper waits between two tries
/// @param random spreads the waits
/// @param turns one for each call that may be on its way
public record Calls(Sleeper sleeper, RandomGenerator random, Turns turns) {
    /// The API server takes 100 at least; watches need a few of them.
    private static final int AT_ONCE = 50;

    private static final Duration TURN = Duration.ofSeconds(10);
    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    /// Of a new quota the API server knows nothing for a moment, and refuses whatever it counts.
    private static final String NOT_COUNTED = "status unknown for quota:";

    private static final Backoff PAUSES =
            Backoff.doubling(Duration.ofMillis(200), Duration.ofSeconds(5));

    /// Calls, of which so many may be on their way as the API server takes.
    public Calls(Sleeper sleeper, RandomGenerator random) {
        this(sleeper, random, new Turns(AT_ONCE));
    }

    /// Calls once.
    ///
    /// @throws InterruptedException if the thread is interrupted: the call may have been carried
    ///   out
    <T> Reply<T> once(Supplier<T> call) throws InterruptedException {
        var turn = turns.take(TURN);
        if (turn.isEmpty()) {
            return new Reply.Unavailable<>("too many calls wait for the API server");
        }
        try (var _ = turn.get()) {
            return new Reply.Ok<>(BoundedCall.of(call));
        } catch (KubernetesClientException e) {
            return reply(e);
        }
    }

    /// Calls again until there is an answer or the deadline has passed.
    ///
    /// @throws InterruptedException as in [#once]
    <T> Reply<T> retrying(Deadline deadline, Supplier<T> call) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            var reply = once(call);
            if (!(reply instanceof Reply.Unavailable<T>(var why)) || deadline.expired()) {
                return reply;
            }
            log.atDebug().addKeyValue("why", why).log("the API server is asked again");
            if (PAUSES.after(attempt, random) instanceof Backoff.Next.Wait(var pause)) {
                var left = deadline.remaining();
                sleeper.sleep(pause.compareTo(left) < 0 ? pause : left);
            }
        }
    }

    private static <T> Reply<T> reply(KubernetesClientException e) {
        var why = Objects.requireNonNullElse(message(e), e.toString());
        var reason = Optional.ofNullable(e.getStatus()).map(Status::getReason).orElse("");
        return switch (e.getCode()) {
            case 404 -> new Reply.Missing<>();
            case 409 ->
                    reason.equals("AlreadyExists")
                            ? new Reply.Exists<>()
                            : new Reply.Conflict<>(why);
            case 400, 401, 403, 405, 410, 413, 415, 422 ->
                    why.contains(NOT_COUNTED)
                            ? new Reply.Unavailable<>(why)
                            : new Reply.Refused<>(e.getCode(), why);
            default -> new Reply.Unavailable<>(why);
        };
    }

    /// The server's own words; what the client puts before them names hosts and paths.
    private static String message(KubernetesClientException e) {
        var status = e.getStatus();
        return status == null || status.getMessage() == null ? cause(e) : status.getMessage();
    }

    private static String cause(Throwable e) {
        var deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return "the API server does not answer: " + deepest;
    }
}
