package dev.actionsgateway.github.wire;

import dev.actionsgateway.jobs.Trouble;
import dev.actionsgateway.kit.RetryAfter;
import java.util.Optional;
import java.util.OptionalInt;

/// Why a request brought no answer that is expected of it. Safe to log: no token, no query, no
/// body.
///
/// @param verb the method
/// @param address without query
/// @param attempt which try it was, from 1
/// @param cause where it went wrong
/// @param status the HTTP status, if there was one
/// @param requestId GitHub's name for the exchange, if it told one
/// @param asked how long GitHub wants to be left alone
public record Failure(
        Verb verb,
        String address,
        int attempt,
        Cause cause,
        OptionalInt status,
        Optional<String> requestId,
        RetryAfter asked) {

    /// Where it went wrong.
    public enum Cause {
        /// No connection: unknown name, refused, or not within the time for connecting.
        UNREACHABLE("no connection"),
        /// The proxy would not let us through.
        PROXY_REFUSED("the proxy refused the tunnel"),
        /// No trust in the certificate, or no common protocol.
        TLS("TLS failed"),
        /// Nothing, or not everything, came within the deadline.
        TIMEOUT("no answer in time"),
        /// The connection ended in the middle.
        CUT("the connection was cut"),
        /// The answer exceeded its bound.
        TOO_LARGE("the answer is too large"),
        /// The answer is not what the protocol says.
        MALFORMED("the answer makes no sense"),
        /// The credentials are not accepted.
        UNAUTHORIZED("unauthorized"),
        /// They are, but allow too little.
        FORBIDDEN("forbidden"),
        /// There is no such thing, or it is hidden.
        NOT_FOUND("not found"),
        /// Too many requests: REST's primary or secondary limit, or a throttled service.
        RATE_LIMITED("rate limited"),
        /// An error of the server: it may pass.
        SERVER_ERROR("server error"),
        /// A status that nothing is known about.
        UNEXPECTED("unexpected status");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    /// A failure below HTTP.
    public static Failure of(Call call, Cause cause) {
        return new Failure(
                call.verb(),
                Address.spoken(call.url()),
                call.attempt(),
                cause,
                OptionalInt.empty(),
                Optional.empty(),
                RetryAfter.NONE);
    }

    /// A call that was not sent: too much was asked lately.
    public static Failure limited(Call call, RetryAfter asked) {
        return new Failure(
                call.verb(),
                Address.spoken(call.url()),
                call.attempt(),
                Cause.RATE_LIMITED,
                OptionalInt.empty(),
                Optional.empty(),
                asked);
    }

    /// A reply that is a failure, for a cause that the caller has found out.
    public static Failure of(Reply reply, Cause cause, RetryAfter asked) {
        return new Failure(
                reply.call().verb(),
                Address.spoken(reply.call().url()),
                reply.call().attempt(),
                cause,
                OptionalInt.of(reply.status()),
                reply.requestId(),
                asked);
    }

    /// A reply that is a failure, judged by its status alone.
    public static Failure of(Reply reply, RetryAfter asked) {
        var cause =
                switch (reply.status()) {
                    case 401 -> Cause.UNAUTHORIZED;
                    case 403 -> Cause.FORBIDDEN;
                    case 404, 410 -> Cause.NOT_FOUND;
                    case 407 -> Cause.PROXY_REFUSED;
                    case 429 -> Cause.RATE_LIMITED;
                    default ->
                            reply.status() >= 500
                                    ? Cause.SERVER_ERROR
                                    : reply.success() ? Cause.MALFORMED : Cause.UNEXPECTED;
                };
        return of(reply, cause, asked);
    }

    /// Whether another try may bring something else.
    public boolean transientCause() {
        return switch (cause) {
            case UNREACHABLE, PROXY_REFUSED, TIMEOUT, CUT, RATE_LIMITED, SERVER_ERROR -> true;
            case TLS, TOO_LARGE, MALFORMED, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, UNEXPECTED -> false;
        };
    }

    /// Whether the other side may have acted on the request.
    public Trouble.Reach reach() {
        return switch (cause) {
            case UNREACHABLE,
                    PROXY_REFUSED,
                    TLS,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    NOT_FOUND,
                    RATE_LIMITED ->
                    Trouble.Reach.NOT_ACTED_ON;
            case TIMEOUT, CUT, TOO_LARGE, MALFORMED, SERVER_ERROR, UNEXPECTED ->
                    Trouble.Reach.UNKNOWN;
        };
    }

    /// In the words of `jobs`.
    public Trouble trouble() {
        return new Trouble(toString(), reach(), asked);
    }

    @Override
    public String toString() {
        var said = new StringBuilder().append(verb).append(' ').append(address).append(": ");
        said.append(cause.words);
        status.ifPresent(number -> said.append(", status ").append(number));
        requestId.ifPresent(id -> said.append(", request id ").append(printable(id)));
        return said.append(", attempt ").append(attempt).toString();
    }

    private static String printable(String id) {
        var kept = id.replaceAll("[^A-Za-z0-9:._-]", "?");
        return kept.length() > 100 ? kept.substring(0, 100) : kept;
    }
}
