package dev.actionsgateway.serve;

import static io.helidon.http.Status.BAD_REQUEST_400;
import static io.helidon.http.Status.INTERNAL_SERVER_ERROR_500;
import static io.helidon.http.Status.REQUEST_ENTITY_TOO_LARGE_413;
import static io.helidon.http.Status.SERVICE_UNAVAILABLE_503;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpException;
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
        try {
            if (ticket.isEmpty()) {
                response.status(SERVICE_UNAVAILABLE_503)
                        .header(HeaderNames.RETRY_AFTER, "1")
                        .send("stopping\n");
            } else if (request.headers().contentLength().orElse(0) < 0) {
                response.status(BAD_REQUEST_400) // Helidon would wait for that much
                        .header(HeaderValues.CONNECTION_CLOSE)
                        .send("negative length\n");
            } else {
                chain.proceed();
            }
        } finally {
            ticket.ifPresent(InFlight.Ticket::close);
        }
        if (saysClose(request.headers()) || saysClose(response.headers())) {
            close(request, response);
        }
    }

    /// Helidon echoes the header but leaves the socket open: a client that reads to the end would
    /// hang. What is left of a body is read first, as unread bytes turn a close into a reset, which
    /// can take the reply along.
    private static void close(RoutingRequest request, RoutingResponse response) {
        try {
            boolean more = request.continueSent() && !request.content().consumed();
            if (more && !response.status().equals(REQUEST_ENTITY_TOO_LARGE_413)) {
                request.content().consume();
            }
        } catch (RuntimeException _) {
            // It was not worth more than a try.
        }
        throw new CloseConnectionException("the client or the reply said Connection: close");
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
            case InsufficientDataAvailableException _ -> // it has left, and reads no answer
                    response.status(BAD_REQUEST_400)
                            .header(HeaderValues.CONNECTION_CLOSE)
                            .send("incomplete body\n");
            default -> {
                log.atError()
                        .addKeyValue("method", request.prologue().method().text())
                        .addKeyValue("path", request.path().rawPath())
                        .setCause(thrown)
                        .log("a request failed");
                response.status(INTERNAL_SERVER_ERROR_500).send("internal error\n");
            }
        }
    }
}
