package dev.actionsgateway.github.auth;

import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.WireTime;
import dev.actionsgateway.github.rest.RestHeaders;
import dev.actionsgateway.github.wire.Address;
import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Authorization;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Failure;
import dev.actionsgateway.github.wire.Failure.Cause;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Verb;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Deadline;
import dev.actionsgateway.kit.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// GitHub's own mint (docs/design/wire-protocol.md §2). Each request carries a fresh assertion. A
/// refusal whose date shows that our clock is wrong is answered by one more try with the corrected
/// time.
public final class GitHubMint implements Mint {
    private final Wire wire;
    private final URI api;
    private final GitHubClock clock;

    /// The mint below this REST base.
    public GitHubMint(Wire wire, URI api, GitHubClock clock) {
        this.wire = wire;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public Minting mint(AppIdentity app, Deadline deadline) throws InterruptedException {
        var believed = clock.ahead();
        var first = mint(app, 1, deadline);
        return first instanceof Minting.NotBelieved && !clock.ahead().equals(believed)
                ? mint(app, 2, deadline)
                : first;
    }

    private Minting mint(AppIdentity app, int attempt, Deadline deadline)
            throws InterruptedException {
        var url = Address.join(api, "app/installations/" + app.installation() + "/access_tokens");
        var call =
                Call.of(Verb.POST, url)
                        .headed(RestHeaders.ALL)
                        .as(Authorization.bearer(app.assertion(clock.instant())))
                        .attempt(attempt);
        return switch (wire.send(call, deadline)) {
            case Answer.None(var failure) -> new Minting.Failed(failure);
            case Reply reply -> {
                clock.learn(reply);
                yield read(reply);
            }
        };
    }

    private Minting read(Reply reply) {
        var failure = Failure.of(reply, reply.retryAfter(clock));
        return switch (reply.status()) {
            case 200, 201 ->
                    token(reply)
                            .<Minting>map(Minting.Minted::new)
                            .orElseGet(() ->
                                    new Minting.Failed(
                                            Failure.of(reply, Cause.MALFORMED, failure.asked())));
            case 401 -> new Minting.NotBelieved(failure);
            case 403 ->
                    RestHeaders.rateLimited(reply)
                            ? new Minting.Failed(RestHeaders.failure(reply, clock))
                            : new Minting.Suspended(failure);
            case 404 -> new Minting.NotInstalled(failure);
            default -> new Minting.Failed(failure);
        };
    }

    private static Optional<InstallationToken> token(Reply reply) {
        return Tree.parse(reply.body())
                .flatMap(tree -> {
                    var secret = tree.filled("token").map(Secret::of);
                    var expires = tree.text("expires_at").flatMap(WireTime::instant);
                    return secret.isEmpty() || expires.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new InstallationToken(
                                            secret.get(), expires.get(), permissions(tree)));
                });
    }

    private static Map<String, String> permissions(Tree tree) {
        return tree.child("permissions").stream()
                .flatMap(given ->
                        given.names().stream()
                                .flatMap(name ->
                                        given.text(name).stream()
                                                .flatMap(level ->
                                                        Stream.of(Map.entry(name, level)))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a));
    }
}
