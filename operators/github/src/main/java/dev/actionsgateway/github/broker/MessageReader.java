package dev.actionsgateway.github.broker;

import dev.actionsgateway.github.json.Bom;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.WireTime;
import dev.actionsgateway.jobs.BillingOwner;
import dev.actionsgateway.jobs.Cancellation;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.Offer;
import dev.actionsgateway.jobs.Offer.Receipt;
import dev.actionsgateway.jobs.RequestId;
import dev.actionsgateway.jobs.RunServiceUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Reads messages (docs/design/wire-protocol.md §7). Pure: whatever comes in, a message comes out.
final class MessageReader {
    private MessageReader() {}

    /// Reads the answer of a poll; empty if it is no message at all.
    static Optional<Message> read(byte[] body, Session session) {
        return Tree.parse(body)
                .flatMap(tree ->
                        tree.filled("messageType").map(type -> message(tree, type, session)));
    }

    private static Message message(Tree tree, String type, Session session) {
        var id = new MessageId(tree.number("messageId").orElse(0));
        var name = type.length() > 64 ? type.substring(0, 64) : type;
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "forcetokenrefresh" -> new Message.TokenRefreshWanted(id);
            case "runnerrefreshconfig" -> new Message.RegistrationChanged(id);
            case "runnershutdown" -> new Message.ShutdownWanted(id);
            case "runnerjobrequest",
                    "jobcancellation",
                    "brokermigration",
                    "agentrefresh",
                    "runnerrefresh" ->
                    content(tree, session)
                            .map(content -> known(id, name, content, session.broker()))
                            .orElseGet(() ->
                                    new Message.Unreadable(
                                            id,
                                            name,
                                            "the body is no JSON object, or cannot be decrypted"));
            default -> new Message.Unknown(id, name);
        };
    }

    private static Message known(MessageId id, String type, Tree content, URI broker) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "runnerjobrequest" -> offer(id, type, content, broker);
            case "jobcancellation" -> cancellation(id, type, content);
            case "brokermigration" -> moved(id, type, content, broker);
            default ->
                    new Message.RunnerBehind(
                            id,
                            content.filled("target_version")
                                    .or(() -> content.filled("targetVersion"))
                                    .orElse("unknown"));
        };
    }

    private static Message offer(MessageId id, String type, Tree content, URI broker) {
        var request = content.filled("runner_request_id");
        var service = content.filled("run_service_url");
        if (request.isEmpty() || service.isEmpty()) {
            return new Message.Unreadable(id, type, "it names no request or no run service");
        }
        if (!trusted(service.get(), broker)) {
            return new Message.Unreadable(
                    id, type, "its run service is no address to send a token to");
        }
        return new Message.Offered(
                id,
                new Offer(
                        new RequestId(request.get()),
                        new RunServiceUrl(service.get()),
                        content.filled("billing_owner_id").map(BillingOwner::new),
                        content.flag("should_acknowledge") ? Receipt.WANTED : Receipt.NOT_WANTED));
    }

    private static Message cancellation(MessageId id, String type, Tree content) {
        var grace = content.text("timeout").flatMap(WireTime::span).orElse(Cancellation.LEAST);
        return content.filled("jobId")
                .<Message>map(
                        job -> new Message.Cancelled(id, new Cancellation(new JobId(job), grace)))
                .orElseGet(() -> new Message.Unreadable(id, type, "it names no job"));
    }

    private static Message moved(MessageId id, String type, Tree content, URI broker) {
        return content.filled("brokerBaseUrl")
                .filter(url -> trusted(url, broker))
                .<Message>map(url -> new Message.Moved(id, URI.create(url)))
                .orElseGet(() -> new Message.Unreadable(id, type, "it names no address to go to"));
    }

    /// Tokens go to addresses that messages name: over TLS only, unless the broker itself is spoken
    /// to without.
    private static boolean trusted(String address, URI broker) {
        try {
            var url = URI.create(address);
            return url.getHost() != null
                    && url.getUserInfo() == null
                    && ("https".equals(url.getScheme())
                            || ("http".equals(url.getScheme())
                                    && "http".equals(broker.getScheme())));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static Optional<Tree> content(Tree tree, Session session) {
        var body = tree.text("body");
        var vector = tree.filled("iv");
        var key = session.key();
        if (key.isEmpty()) {
            return vector.isPresent() ? Optional.empty() : body.flatMap(Tree::parse);
        }
        var plain =
                vector.isPresent()
                        ? body.flatMap(text -> key.get().decrypt(vector.get(), text))
                        : body.flatMap(key.get()::decrypt);
        return plain.map(MessageReader::text)
                .flatMap(Tree::parse)
                .or(() -> vector.isEmpty() ? body.flatMap(Tree::parse) : Optional.empty());
    }

    private static String text(byte[] plain) {
        int start = Bom.length(plain);
        return new String(plain, start, plain.length - start, StandardCharsets.UTF_8);
    }
}
