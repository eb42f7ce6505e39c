package dev.actionsgateway.githubsim.auth;

import dev.actionsgateway.githubsim.auth.Tokens.Credential;
import dev.actionsgateway.githubsim.core.World;
import dev.actionsgateway.githubsim.http.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds out who sends a request. Each route takes one kind of token and no other.
public final class Callers {
    private static final Pattern JWT = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private final Tokens tokens;
    private final World world;

    public Callers(Tokens tokens, World world) {
        this.tokens = tokens;
        this.world = world;
    }

    /// The kind of token that a request carries, valid or not.
    public TokenKind kind(Exchange exchange) {
        return Credential.of(exchange.header("authorization"))
                .map(credential ->
                        tokens.known(credential.token())
                                .map(Grant::kind)
                                .orElseGet(() ->
                                        JWT.matcher(credential.token()).matches()
                                                ? TokenKind.APP_JWT
                                                : TokenKind.UNKNOWN))
                .orElse(TokenKind.NONE);
    }

    /// The installation, if the request carries a valid installation token.
    public Optional<Grant.Installation> installation(Exchange exchange) {
        return bearer(exchange, "bearer", "token")
                .flatMap(grant ->
                        grant instanceof Grant.Installation i ? Optional.of(i) : Optional.empty());
    }

    /// The registration right, if the request carries a valid one in the scheme made for it.
    public Optional<Grant.Registration> registration(Exchange exchange) {
        return bearer(exchange, "remoteauth")
                .flatMap(grant ->
                        grant instanceof Grant.Registration r ? Optional.of(r) : Optional.empty());
    }

    /// The runner, if the request carries a valid broker token whose credentials still stand.
    public Optional<Grant.Broker> runner(Exchange exchange) {
        return bearer(exchange, "bearer")
                .flatMap(grant ->
                        grant instanceof Grant.Broker b ? Optional.of(b) : Optional.empty())
                .filter(this::stands);
    }

    /// The job, if the request carries a valid job token.
    public Optional<Grant.Job> job(Exchange exchange) {
        return bearer(exchange, "bearer")
                .flatMap(grant -> grant instanceof Grant.Job j ? Optional.of(j) : Optional.empty());
    }

    /// A registered record that got new credentials after a job knows the old ones no more.
    private boolean stands(Grant.Broker broker) {
        return world.runners()
                .remembered(broker.runner())
                .map(runner ->
                        runner.clientId().equals(broker.clientId())
                                || !runner.standing().equals("good"))
                .orElse(true);
    }

    private Optional<Grant> bearer(Exchange exchange, String... schemes) {
        return Credential.of(exchange.header("authorization"))
                .filter(credential -> List.of(schemes).contains(credential.scheme()))
                .flatMap(credential -> tokens.valid(credential.token()));
    }
}
