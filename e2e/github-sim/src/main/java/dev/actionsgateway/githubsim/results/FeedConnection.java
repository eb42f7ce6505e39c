package dev.actionsgateway.githubsim.results;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// One worker's WebSocket: reads messages until a side closes. Runs on the connection's own thread.
final class FeedConnection implements ServerConnection {
    private static final int NORMAL = 1000;

    private final WebSocketFrames frames;
    private final Feed feed;
    private final JobKey job;
    private final InstantSource clock;
    private volatile Instant lastMessage;
    private volatile @Nullable Thread reader;

    FeedConnection(ConnectionContext ctx, Feed feed, JobKey job, InstantSource clock) {
        this.frames = new WebSocketFrames(ctx.dataReader(), ctx.dataWriter(), Feed.MAX_MESSAGE);
        this.feed = feed;
        this.job = job;
        this.clock = clock;
        this.lastMessage = clock.instant();
    }

    @Override
    public void handle(Limit limit) {
        reader = Thread.currentThread();
        try {
            boolean open = true;
            while (open) {
                open =
                        switch (frames.next()) {
                            case WebSocketFrames.Message(String text) -> {
                                lastMessage = clock.instant();
                                boolean running = feed.take(job, text);
                                if (!running) {
                                    frames.close(NORMAL);
                                }
                                yield running;
                            }
                            case WebSocketFrames.Closed _ -> false;
                        };
            }
        } catch (DataReader.InsufficientDataAvailableException _) {
            // The worker is gone without a word: nothing is lost, logs come by another way.
            lastMessage = clock.instant();
        }
    }

    @Override
    public Duration idleTime() {
        return Duration.between(lastMessage, clock.instant());
    }

    @Override
    public void close(boolean interrupt) {
        var thread = reader;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
