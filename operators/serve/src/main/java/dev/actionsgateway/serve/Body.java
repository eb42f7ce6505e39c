package dev.actionsgateway.serve;

import io.helidon.http.BadRequestException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a request's body in such a way that a malformed one is its sender's fault, 400, and not
/// ours, 500. Helidon's own media support answers 500 and logs a stack.
public final class Body {
    private static final Logger log = LoggerFactory.getLogger(Body.class);

    private Body() {}

    /// Makes something of the bytes; whatever it throws says that they were not understood.
    @FunctionalInterface
    public interface Parser<T> {
        T parse(byte[] body) throws Exception;
    }

    /// Reads the whole body, at most [Listener#MAX_BODY] bytes unless tuned otherwise, and parses
    /// it. A missing body is an empty one.
    ///
    /// @throws BadRequestException if the parser throws, a parser that ran out of stack included:
    ///   deep nesting is a known attack. The reply does not repeat the parser's words
    public static <T> T read(ServerRequest request, Parser<T> parser) {
        var bytes = bytes(request);
        try {
            return parser.parse(bytes);
        } catch (Exception | StackOverflowError e) {
            log.atDebug().setCause(e).log("a body was not understood");
            throw new BadRequestException("malformed body", e);
        }
    }

    private static byte[] bytes(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try {
            // Not closed: to close is to read on to the end, also of a body that is refused.
            return request.content().inputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NumberFormatException e) { // how Helidon reads "zz" as the size of a chunk
            throw new BadRequestException("malformed chunk", e);
        }
    }
}
