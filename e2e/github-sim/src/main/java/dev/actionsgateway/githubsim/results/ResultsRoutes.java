package dev.actionsgateway.githubsim.results;

import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.net.URI;
import java.time.InstantSource;

/// Everything that a worker calls while its job runs, as routes:
///
/// ```
/// POST /results/twirp/<service>/<method>    steps, signed URLs, metadata      job token
/// GET  /results/_ws/ingest.sock             live feed, WebSocket              job token
/// POST /results/_ws/ingest.sock             live feed, one message            job token
/// PUT  /blobs/<plan>/<job>/<kind>[/<step>]  texts                             signed URL
/// GET  /logs/<plan>/<job>/job-log           the finished log                  signed URL
/// ```
public final class ResultsRoutes {
    private final ReceiverRoutes receiver;
    private final BlobRoutes blobs;
    private final Feed feed;
    private final InstantSource clock;

    public ResultsRoutes(
            JobRecords records,
            JobTokens tokens,
            BlobUrls urls,
            PublicBase base,
            ResultsLimits limits,
            InstantSource clock) {
        var bearer = new Bearer(tokens);
        this.receiver = new ReceiverRoutes(new Receiver(records, urls, limits), bearer, base);
        this.blobs = new BlobRoutes(records, urls);
        this.feed = new Feed(records, bearer);
        this.clock = clock;
    }

    /// Adds the routes to a listener.
    public void register(HttpRouting.Builder routing) {
        receiver.register(routing);
        blobs.register(routing);
        feed.register(routing);
    }

    /// Lets the same listener take the WebSocket of the live feed.
    public void tune(ListenerConfig.BuilderBase<?, ?> listener) {
        listener.addConnectionSelector(
                Http1ConnectionSelector.builder()
                        .config(Http1Config.create())
                        .putUpgrader("websocket", new FeedUpgrader(feed, clock))
                        .build());
    }

    /// The value of the variable `system.github.results_endpoint` in a job message.
    ///
    /// @param base the public base, ending in `/`
    public static URI endpoint(URI base) {
        return base.resolve("results/");
    }

    /// The value of `FeedStreamUrl` in the data of a job's endpoint.
    ///
    /// @param base the public base, ending in `/`
    public static URI feedStream(URI base) {
        return URI.create(
                base.resolve(Feed.PATH.substring(1)).toString().replaceFirst("^http", "ws"));
    }
}
