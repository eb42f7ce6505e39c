package dev.actionsgateway.github.register;

import dev.actionsgateway.github.auth.Jwt;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.register.RunnerSpec.Lifespan;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Optional;

/// What is in an `encoded_jit_config`: three files in a JSON object, everything base64
/// (docs/design/wire-protocol.md §4). Booleans and numbers may be strings, names in any case.
sealed interface JitConfig {
    /// All that is needed is there.
    record Usable(RunnerCredentials credentials) implements JitConfig {}

    /// It is for the old protocol.
    record OldProtocol() implements JitConfig {}

    /// Something is missing or damaged.
    record Broken() implements JitConfig {}

    static JitConfig read(String blob) {
        var files = Base64Text.decode(blob).flatMap(Tree::parse);
        var runner = files.flatMap(all -> file(all, ".runner"));
        var login = files.flatMap(all -> file(all, ".credentials")).flatMap(c -> c.child("Data"));
        var key =
                files.flatMap(all -> file(all, ".credentials_rsaparams"))
                        .flatMap(RsaParameters::read);
        if (runner.isEmpty() || login.isEmpty() || key.isEmpty()) {
            return new Broken();
        }
        if (!runner.get().flag("UseV2Flow") && runner.get().filled("ServerUrlV2").isEmpty()) {
            return new OldProtocol();
        }
        return credentials(runner.get(), login.get(), key.get())
                .<JitConfig>map(Usable::new)
                .orElseGet(Broken::new);
    }

    private static Optional<RunnerCredentials> credentials(
            Tree runner, Tree login, RSAPrivateCrtKey key) {
        var id = runner.number("AgentId");
        var client = login.filled("ClientId");
        var authorization = login.filled("AuthorizationUrl").flatMap(Urls::absolute);
        var broker =
                runner.filled("ServerUrlV2")
                        .or(() -> runner.filled("ServerUrl"))
                        .flatMap(Urls::absolute);
        if (id.isEmpty() || client.isEmpty() || authorization.isEmpty() || broker.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new RunnerCredentials(
                        new RunnerId(id.getAsLong()),
                        runner.text("AgentName").orElse(""),
                        client.get(),
                        authorization.get(),
                        broker.get(),
                        key,
                        login.flag("RequireFipsCryptography")
                                ? Jwt.Algorithm.PS256
                                : Jwt.Algorithm.RS256,
                        Lifespan.ONE_JOB));
    }

    private static Optional<Tree> file(Tree files, String name) {
        return files.text(name).flatMap(Base64Text::decode).flatMap(Tree::parse);
    }
}
