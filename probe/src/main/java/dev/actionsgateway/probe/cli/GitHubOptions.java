package dev.actionsgateway.probe.cli;

import dev.actionsgateway.github.auth.AppIdentity;
import dev.actionsgateway.github.auth.InstallationId;
import dev.actionsgateway.github.auth.PrivateKeys;
import dev.actionsgateway.github.rest.Target;
import dev.actionsgateway.github.wire.Egress;
import dev.actionsgateway.github.wire.NoProxy;
import dev.actionsgateway.probe.link.Access;
import dev.actionsgateway.probe.link.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where GitHub is, who we are there, and the way to it.
final class GitHubOptions {
    @Option(
            names = "--github-url",
            paramLabel = "URL",
            required = true,
            order = 1,
            description =
                    "The account: https://github.com/ORG, .../OWNER/REPO or .../enterprises/SLUG;"
                            + " likewise below *.ghe.com or an own GitHub Enterprise Server.")
    private String url = "";

    @Option(
            names = "--app",
            paramLabel = "ID",
            required = true,
            order = 2,
            description = "The GitHub App's id or client id.")
    private String app = "";

    @Option(
            names = "--installation",
            paramLabel = "NUMBER",
            required = true,
            order = 3,
            description = "The id of the App's installation in the account.")
    private long installation;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            order = 4,
            description = "A file with one of the App's private keys, in PEM form.")
    private Path key = Path.of("");

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            order = 5,
            description =
                    "http://host:port of a CONNECT proxy. Default: HTTPS_PROXY, minus NO_PROXY.")
    private Optional<String> proxy = Optional.empty();

    @Option(
            names = "--ca-bundle",
            paramLabel = "FILE",
            order = 6,
            description = "Certificate authorities in PEM form, believed beside the usual ones.")
    private Optional<Path> authorities = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    /// All of it read and checked.
    ///
    /// @throws ParameterException if something cannot be: the message says which
    Access access(Map<String, String> environment) {
        var access =
                new Access(
                        checked("--github-url", () -> Target.parse(url)),
                        new AppIdentity(
                                app,
                                checked("--installation", () -> new InstallationId(installation)),
                                switch (PrivateKeys.read(text("--key", key))) {
                                    case PrivateKeys.Reading.Key(var read) -> read;
                                    case PrivateKeys.Reading.Unreadable(var why) ->
                                            throw wrong("--key", why);
                                }),
                        checked("--proxy", () -> egress(environment)),
                        authorities.map(file -> text("--ca-bundle", file)));
        var _ = checked("--ca-bundle", () -> Link.trust(access));
        return access;
    }

    private Egress egress(Map<String, String> environment) {
        var given = new HashMap<>(environment);
        var none = given.getOrDefault("no_proxy", given.getOrDefault("NO_PROXY", ""));
        return proxy.map(address -> Egress.through(Egress.Hop.parse(address), NoProxy.parse(none)))
                .orElseGet(() -> Egress.of(environment));
    }

    private String text(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw wrong(option, file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private <T> T checked(String option, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw wrong(option, String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String option, String why) {
        return new ParameterException(commandLine(), option + ": " + why);
    }

    private CommandLine commandLine() {
        return command.commandLine();
    }
}
