package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.auth.Grant;
import dev.actionsgateway.githubsim.auth.TokenKind;
import dev.actionsgateway.githubsim.auth.Tokens;
import dev.actionsgateway.githubsim.auth.Tokens.Credential;
import dev.actionsgateway.githubsim.calls.Call;
import dev.actionsgateway.githubsim.calls.CallLog;
import dev.actionsgateway.githubsim.clock.SimClock;
import dev.actionsgateway.githubsim.faults.Fault;
import dev.actionsgateway.githubsim.faults.Faults;
import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Front;
import dev.actionsgateway.githubsim.http.Front.Deed;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Records the requests of the results service, which has routes of its own, and lets faults strike
/// them before they are served. Their bodies are logs and are not kept.
final class Sideline implements Filter {
    private static final List<String> PATHS = List.of("/results/", "/blobs/", "/logs/");

    private final Front front;
    private final Faults faults;
    private final Strike strike;
    private final CallLog calls;
    private final Tokens tokens;
    private final SimClock clock;

    Sideline(Front front, Faults faults, CallLog calls, Tokens tokens, SimClock clock) {
        this.front = front;
        this.faults = faults;
        this.strike = new Strike(faults);
        this.calls = calls;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        var path = request.path().rawPath();
        if (PATHS.stream().noneMatch(path::startsWith)) {
            chain.proceed();
            return;
        }
        long number = calls.next();
        var at = clock.instant();
        var method = request.prologue().method().text();
        var struck = faults.strike(method, path, Fault.Moment.BEFORE);
        int status = 0;
        try {
            if (struck.isPresent() && strikes(struck.get(), request, response)) {
                return;
            }
            chain.proceed();
            status = response.status().code();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("the simulator stops");
        } finally {
            calls.add(
                    new Call(
                            number,
                            at,
                            method,
                            path,
                            Map.of(),
                            Map.of(),
                            kind(request).spelled(),
                            "",
                            status,
                            "",
                            struck.map(fault -> fault.kind().getClass().getSimpleName()).orElse(""),
                            Duration.between(at, clock.instant()).toMillis()));
        }
    }

    /// Lets a fault strike; false if the request is to be served all the same.
    private boolean strikes(Fault fault, RoutingRequest request, RoutingResponse response)
            throws InterruptedException {
        if (fault.kind() instanceof Fault.Kind.Slow) {
            faults.wait(fault.delay());
            return false;
        }
        front.perform(strike.by(fault, () -> new Deed.Send(Answer.empty(200))), request, response);
        return true;
    }

    private TokenKind kind(RoutingRequest request) {
        return Credential.of(request.headers().first(HeaderNames.AUTHORIZATION))
                .map(credential ->
                        tokens.known(credential.token()).map(Grant::kind).orElse(TokenKind.UNKNOWN))
                .orElse(TokenKind.NONE);
    }
}
