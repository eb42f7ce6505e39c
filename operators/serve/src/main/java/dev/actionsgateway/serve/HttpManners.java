package dev.actionsgateway.serve;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What every HTTP listener does alike: counts requests, closes when a side says so, and turns what
/// a handler throws into a short reply.
final class HttpManners implements Filter {
    private static final Logger log = LoggerFactory.getLogger(HttpManners.class);

    private final InFlight inFlight;

    private HttpManners(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    static void add(HttpRouting.Builder routing, InFlight inFlight) {
        routing.addFilter(new HttpManners(inFlight)).error(Throwable.class, HttpManners::reply);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (inFlight.phase() != InFlight.Phase.SERVING) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        var ticket = inFlight.enter();
        if (ticket.isPresent()) {
            try (var _ = ticket.get()) {
                chain.proceed();
            }
        } else {
            response.status(Status.SERVICE_UNAVAILABLE_503)
                    .header(HeaderNames.RETRY_AFTER, "1")
                    .send("stopping\n");
        }
        // Helidon echoes the header but leaves the socket open: a client that reads to the end
        // would hang.
        if (saysClose(request.headers()) || saysClose(response.headers())) {
            throw new CloseConnectionException("the client or the reply said Connection: close");
        }
    }

    private static boolean saysClose(Headers headers) {
        return headers.contains(HeaderNames.CONNECTION)
                && headers.get(HeaderNames.CONNECTION).allValues(true).stream()
                        .anyMatch("close"::equalsIgnoreCase);
    }

    private static void reply(ServerRequest request, ServerResponse response, Throwable thrown) {
        switch (thrown) {
            case HttpException http when http.status().code() < 500 -> {
                http.headers().forEach(response::header);
                response.status(http.status()).send(http.getMessage() + "\n");
            }
            default -> {
                log.atError()
                        .addKeyValue("method", request.prologue().method().text())
                        .addKeyValue("path", request.path().rawPath())
                        .setCause(thrown)
                        .log("a request failed");
                response.status(Status.INTERNAL_SERVER_ERROR_500).send("internal error\n");
            }
        }
    }
}
