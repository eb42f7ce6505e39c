package dev.actionsgateway.githubsim.results;

import dev.actionsgateway.githubsim.results.BlobWrite.Action;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// The storage behind the signed URLs, as strict about blob types as the real one, and the reading
/// of finished logs.
///
/// A whole text is `PUT` with `x-ms-blob-type: BlockBlob`. A longer one begins with an empty `PUT`
/// as `AppendBlob`, then comes block by block with `comp=appendblock`, the last one with
/// `seal=true`. No token is asked for: the signature is the right.
final class BlobRoutes {
    private static final int MAX_KEPT = 2 << 20;

    private final JobRecords records;
    private final BlobUrls urls;

    BlobRoutes(JobRecords records, BlobUrls urls) {
        this.records = records;
        this.urls = urls;
    }

    void register(HttpRouting.Builder routing) {
        routing.put("/" + BlobUrls.UPLOADS + "{+blob}", this::put)
                .get("/" + BlobUrls.LOGS + "{+blob}", this::get);
    }

    private void put(ServerRequest request, ServerResponse response) {
        var answer = write(request);
        response.status(Status.create(answer.status())).header("x-ms-version", "2025-01-05");
        if (answer.created()) {
            response.send();
        } else {
            response.header("x-ms-error-code", answer.code())
                    .header(HeaderNames.CONTENT_TYPE, "application/xml")
                    .send(
                            "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>"
                                    + answer.code()
                                    + "</Code><Message>"
                                    + answer.message()
                                    + "</Message></Error>");
        }
    }

    private BlobAnswer write(ServerRequest request) {
        var ref = verify(request, BlobUrls.UPLOADS);
        if (ref.isEmpty()) {
            return BlobAnswer.BAD_SIGNATURE;
        }
        var action = action(request);
        if (action.isEmpty()) {
            return BlobAnswer.badRequest(
                    "MissingRequiredHeader",
                    "A PUT carries x-ms-blob-type BlockBlob or AppendBlob, or comp=appendblock.");
        }
        try (var content = request.content().inputStream()) {
            byte[] kept = content.readNBytes(MAX_KEPT);
            long dropped = content.transferTo(OutputStream.nullOutputStream());
            if (action.get() == Action.CREATE_APPEND_BLOB && kept.length > 0) {
                return BlobAnswer.badRequest(
                        "InvalidHeaderValue", "An append blob is created without content.");
            }
            return records.write(ref.get(), new BlobWrite(action.get(), kept, dropped));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Action> action(ServerRequest request) {
        String comp = request.query().first("comp").orElse("");
        if (comp.equals("appendblock")) {
            boolean seal = request.query().first("seal").orElse("").equals("true");
            return Optional.of(seal ? Action.APPEND_AND_SEAL : Action.APPEND);
        }
        if (!comp.isEmpty()) {
            return Optional.empty();
        }
        boolean fresh =
                request.headers().first(HeaderNames.IF_NONE_MATCH).filter("*"::equals).isPresent();
        return switch (request.headers().first(HeaderNames.create("x-ms-blob-type")).orElse("")) {
            case "BlockBlob" ->
                    Optional.of(fresh ? Action.PUT_NEW_BLOCK_BLOB : Action.PUT_BLOCK_BLOB);
            case "AppendBlob" -> Optional.of(Action.CREATE_APPEND_BLOB);
            default -> Optional.empty();
        };
    }

    private void get(ServerRequest request, ServerResponse response) {
        var ref = verify(request, BlobUrls.LOGS);
        var text = ref.flatMap(log -> records.log(log.job()));
        if (ref.isEmpty()) {
            response.status(Status.FORBIDDEN_403).send("the signature is wrong or has expired\n");
        } else if (text.isEmpty()) {
            response.status(Status.NOT_FOUND_404).send("the job has no log\n");
        } else {
            response.header(HeaderValues.CONTENT_TYPE_TEXT_PLAIN).send(text.get());
        }
    }

    private Optional<BlobRef> verify(ServerRequest request, String prefix) {
        String path = request.path().path();
        int start = path.indexOf(prefix);
        return urls.verify(
                prefix,
                path.substring(start + prefix.length()),
                request.query().first("se").orElse(""),
                request.query().first("sig").orElse(""));
    }
}
