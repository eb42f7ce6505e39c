package dev.actionsgateway.githubsim;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.githubsim.auth.Callers;
import dev.actionsgateway.githubsim.calls.Call;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Fault.Moment;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.http.Front;
import dev.actionsgateway.githubsim.http.Front.Deed;
import dev.actionsgateway.githubsim.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way of every request: faults, then its route, then faults again, and into the record.
final class Switchboard implements Front.Inside {
    private static final Logger log = LoggerFactory.getLogger(Switchboard.class);
    private static final Set<String> TOLD =
            Set.of(
                    Exchange.PEER,
                    "accept",
                    "content-type",
                    "content-length",
                    "host",
                    "user-agent",
                    "x-github-api-version",
                    "x-actions-session");

    private final Routes routes;
    private final Faults faults;
    private final Strike strike;
    private final CallLog calls;
    private final Callers callers;
    private final SimClock clock;

    Switchboard(Routes routes, Faults faults, CallLog calls, Callers callers, SimClock clock) {
        this.routes = routes;
        this.faults = faults;
        this.strike = new Strike(faults);
        this.calls = calls;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public Deed handle(Exchange exchange) throws InterruptedException {
        long number = calls.next();
        var at = clock.instant();
        var struck = "";
        Deed deed = null;
        try {
            var before = faults.strike(exchange.method(), exchange.path(), Moment.BEFORE);
            if (before.isPresent()) {
                struck = before.get().kind().getClass().getSimpleName();
                deed = strike.by(before.get(), () -> new Deed.Send(serve(exchange)));
            } else {
                deed = new Deed.Send(serve(exchange));
            }
            var after = faults.strike(exchange.method(), exchange.path(), Moment.AFTER);
            if (after.isPresent()) {
                struck = after.get().kind().getClass().getSimpleName();
                deed = spoil(after.get(), deed);
            }
            return deed;
        } finally {
            calls.add(call(number, at, exchange, deed, struck));
        }
    }

    private Answer serve(Exchange exchange) throws InterruptedException {
        var match = routes.find(exchange.method(), exchange.path());
        if (match.isEmpty()) {
            return Answer.unserved();
        }
        return match.get().handler().answer(exchange.with(match.get().variables()));
    }

    /// The request had its effect; what matters is that its answer is lost. What was lost already
    /// cannot be cut.
    private Deed spoil(Fault fault, Deed deed) throws InterruptedException {
        if (fault.kind() instanceof Fault.Kind.Cuts && !(deed instanceof Deed.Send)) {
            faults.wait(fault.delay());
            return deed;
        }
        return strike.by(fault, () -> deed);
    }

    /// Answers that are made of tokens, keys or a job's secrets are not kept.
    private static boolean holdsSecrets(String path) {
        return path.startsWith("/oauth/")
                || path.endsWith("/acquirejob")
                || path.endsWith("_tokens")
                || path.endsWith("-token")
                || path.endsWith("/generate-jitconfig")
                || path.endsWith("/runner-registration");
    }

    private Call call(
            long number, Instant at, Exchange exchange, @Nullable Deed deed, String struck) {
        var headers = new LinkedHashMap<String, String>();
        exchange.headers()
                .forEach((name, value) -> {
                    if (TOLD.contains(name)) {
                        headers.put(name, value);
                    }
                });
        var answer =
                switch (deed) {
                    case null -> Answer.empty(0);
                    case Deed.Send(var sent) -> sent;
                    case Deed.Reset() -> Answer.empty(0);
                    case Deed.Truncate(var cut, _, _) -> cut;
                    case Deed.Trickle(var slow, _) -> slow;
                };
        if (answer.status() >= 500) {
            log.atDebug().addKeyValue("path", exchange.path()).log("answered with an error");
        }
        return new Call(
                number,
                at,
                exchange.method(),
                exchange.path(),
                Map.copyOf(exchange.query()),
                headers,
                callers.kind(exchange).spelled(),
                exchange.path().startsWith("/oauth/")
                        ? ""
                        : CallLog.beginning(new String(exchange.body(), UTF_8)),
                answer.status(),
                holdsSecrets(exchange.path()) && answer.status() < 300
                        ? ""
                        : CallLog.beginning(new String(answer.body(), UTF_8)),
                struck,
                Duration.between(at, clock.instant()).toMillis());
    }
}
