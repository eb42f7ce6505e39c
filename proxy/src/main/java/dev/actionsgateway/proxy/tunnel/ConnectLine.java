package dev.actionsgateway.proxy.tunnel;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line that the log gets for each request of a client, at its end.
final class ConnectLine {
    private static final Logger log = LoggerFactory.getLogger("connect");

    private final String tenant;
    private final InetAddress client;
    private final long begun;
    private String host = "";
    private int port;
    private @Nullable InetAddress address;

    ConnectLine(String tenant, InetAddress client, long begun) {
        this.tenant = tenant;
        this.client = client;
        this.begun = begun;
    }

    void asksFor(String host, int port) {
        this.host = host;
        this.port = port;
    }

    void leadsTo(InetAddress address) {
        this.address = address;
    }

    /// A request that was not granted.
    void refused(Answer answer, String why, long now) {
        write(answer, why, 0, 0, now);
    }

    /// A tunnel that was.
    void ended(String how, long up, long down, long now) {
        write(Answer.TUNNELLED, how, up, down, now);
    }

    private void write(Answer answer, String why, long up, long down, long now) {
        log.atInfo()
                .addKeyValue("tenant", tenant)
                .addKeyValue("client", client.getHostAddress())
                .addKeyValue("host", host)
                .addKeyValue("port", port)
                .addKeyValue("address", address == null ? "" : address.getHostAddress())
                .addKeyValue("up", up)
                .addKeyValue("down", down)
                .addKeyValue("ms", now - begun)
                .addKeyValue("verdict", answer.verdict())
                .addKeyValue("status", answer.status())
                .addKeyValue("why", why)
                .log("connect");
    }
}
