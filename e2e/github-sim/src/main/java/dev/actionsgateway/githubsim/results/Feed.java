package dev.actionsgateway.githubsim.results;

import io.helidon.http.Headers;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The live feed: lines as they are printed, over a WebSocket or one message a `POST`.
final class Feed {
    static final String PATH = "/results/_ws/ingest.sock";
    static final int MAX_MESSAGE = 1 << 20;

    private final JobRecords records;
    private final Bearer bearer;

    Feed(JobRecords records, Bearer bearer) {
        this.records = records;
        this.bearer = bearer;
    }

    void register(HttpRouting.Builder routing) {
        routing.get(PATH, this::refuse).post(PATH, this::post);
    }

    /// The running job that a handshake belongs to.
    Optional<JobKey> job(Headers headers) {
        return bearer.job(headers).filter(records::accepts);
    }

    /// Takes one message; false if the job is over.
    boolean take(JobKey job, String message) {
        try {
            return records.print(job, FeedMessage.parse(message));
        } catch (MalformedException e) {
            records.object(job, "malformed-feed", e.problem());
            return true;
        }
    }

    /// A handshake that was not accepted ends up here, as an ordinary request.
    private void refuse(ServerRequest request, ServerResponse response) {
        var token = bearer.job(request.headers());
        if (token.isEmpty()) {
            response.status(Status.UNAUTHORIZED_401).send("a job token is required\n");
        } else if (!records.accepts(token.get())) {
            response.status(Status.NOT_FOUND_404).send("the job is not running\n");
        } else {
            response.status(Status.create(426))
                    .header("Upgrade", "websocket")
                    .send("this address speaks WebSocket\n");
        }
    }

    private void post(ServerRequest request, ServerResponse response) {
        var token = bearer.job(request.headers());
        if (token.isEmpty()) {
            response.status(Status.UNAUTHORIZED_401).send("a job token is required\n");
            return;
        }
        try (var content = request.content().inputStream()) {
            String text = new String(content.readNBytes(MAX_MESSAGE), StandardCharsets.UTF_8);
            boolean taken = records.print(token.get(), FeedMessage.parse(text));
            response.status(taken ? Status.NO_CONTENT_204 : Status.NOT_FOUND_404).send();
        } catch (MalformedException e) {
            records.object(token.get(), "malformed-feed", e.problem());
            response.status(Status.BAD_REQUEST_400).send(e.problem() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
