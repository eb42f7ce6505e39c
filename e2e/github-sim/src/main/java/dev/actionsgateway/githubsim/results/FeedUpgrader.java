package dev.actionsgateway.githubsim.results;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The WebSocket handshake of the live feed (RFC 6455, section 4.2). What it does not accept goes
/// on as an ordinary request, and [Feed] says why.
final class FeedUpgrader implements Http1Upgrader {
    private static final HeaderName KEY = HeaderNames.create("Sec-WebSocket-Key");
    private static final HeaderName VERSION = HeaderNames.create("Sec-WebSocket-Version");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final Feed feed;
    private final InstantSource clock;

    FeedUpgrader(Feed feed, InstantSource clock) {
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public String supportedProtocol() {
        return "websocket";
    }

    @Override
    @SuppressWarnings("NullAway") // Helidon asks for null where nothing is upgraded.
    public @Nullable ServerConnection upgrade(
            ConnectionContext ctx, HttpPrologue prologue, WritableHeaders<?> headers) {
        var key = headers.first(KEY);
        boolean ours = prologue.uriPath().path().equals(Feed.PATH);
        boolean current = headers.first(VERSION).filter("13"::equals).isPresent();
        var job = feed.job(headers);
        if (!ours || !current || key.isEmpty() || job.isEmpty()) {
            return null;
        }
        String handshake =
                "HTTP/1.1 101 Switching Protocols\r\n"
                        + "Upgrade: websocket\r\n"
                        + "Connection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: "
                        + accept(key.get())
                        + "\r\n\r\n";
        ctx.dataWriter().writeNow(BufferData.create(handshake.getBytes(US_ASCII)));
        return new FeedConnection(ctx, feed, job.get(), clock);
    }

    static String accept(String key) {
        try {
            var sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest((key + GUID).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
