package dev.actionsgateway.githubsim;

import dev.actionsgateway.githubsim.auth.RunnerKeys;
import dev.actionsgateway.githubsim.core.Tenants;
import dev.actionsgateway.githubsim.json.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who has an account, read from a JSON file:
///
/// ```
/// {"apps":[{"id":"12345","clientId":"Iv1.a","publicKeyFile":"app.pem"}],
///  "installations":[{"id":98765432,"app":"12345","owner":"acme","permissions":{"actions":"write"}}],
///  "owners":[{"login":"acme","type":"organization",
///             "groups":[{"id":1,"name":"Default","public":false}],
///             "repositories":[{"name":"widgets","public":false}]}]}
/// ```
///
/// File names are relative to the file itself; a key may also be written out as `publicKey`.
final class TenantsFile {
    /// What an installation may do that says nothing of it: all that a gateway needs.
    private static final Map<String, String> USUAL =
            Map.of(
                    "actions", "write",
                    "administration", "write",
                    "metadata", "read",
                    "organization_self_hosted_runners", "write");

    private final Path folder;
    private final List<String> problems = new ArrayList<>();
    private long lastId = 1000;

    private TenantsFile(Path folder) {
        this.folder = folder;
    }

    /// What came of it.
    sealed interface Reading {
        /// The accounts.
        record Read(Tenants tenants) implements Reading {}

        /// What is wrong with the file.
        record Wrong(List<String> problems) implements Reading {}
    }

    static Reading read(Path file) {
        try {
            var reader = new TenantsFile(file.toAbsolutePath().resolveSibling("."));
            var tenants = reader.tenants(Fields.of(Files.readAllBytes(file)));
            return reader.problems.isEmpty()
                    ? new Reading.Read(tenants)
                    : new Reading.Wrong(reader.problems);
        } catch (IOException e) {
            return new Reading.Wrong(List.of(file + " cannot be read: " + e));
        }
    }

    /// One organisation with one repository, and one App if there is a key for it.
    static Tenants demo(Optional<RSAPublicKey> key) {
        return new Tenants(
                key.stream().map(of -> new Tenants.App("12345", "Iv1.simulator", of)).toList(),
                key.stream()
                        .map(_ -> new Tenants.Installation(98765432, "12345", "acme", USUAL, false))
                        .toList(),
                List.of(
                        new Tenants.Owner(
                                "acme",
                                1,
                                Tenants.Kind.ORGANISATION,
                                List.of(group(1, "Default", false)),
                                List.of(
                                        new Tenants.Repository(
                                                2, "widgets", Tenants.Visibility.PRIVATE)))));
    }

    private Tenants tenants(Fields file) {
        if (file.list("owners").isEmpty()) {
            problems.add("\"owners\" is missing or empty: name an account at least");
        }
        return new Tenants(
                file.list("apps").stream().map(this::app).toList(),
                file.list("installations").stream().map(this::installation).toList(),
                file.list("owners").stream().map(this::owner).toList());
    }

    private Tenants.App app(Fields app) {
        var id = required(app, "id");
        return new Tenants.App(id, app.text("clientId").orElse("Iv1." + id), key(app));
    }

    private RSAPublicKey key(Fields app) {
        try {
            var pem = app.text("publicKey");
            return publicKey(
                    pem.isPresent()
                            ? pem.get()
                            : Files.readString(folder.resolve(required(app, "publicKeyFile"))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            problems.add("the key of an App must be a public RSA key in PEM: " + e);
            return (RSAPublicKey) RunnerKeys.make().getPublic();
        }
    }

    /// Reads `-----BEGIN PUBLIC KEY-----`.
    static RSAPublicKey publicKey(String pem) throws GeneralSecurityException {
        var inner = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(inner));
        if (KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key) {
            return key;
        }
        throw new GeneralSecurityException("not an RSA key");
    }

    private Tenants.Installation installation(Fields installation) {
        var permissions = new HashMap<String, String>();
        var written = installation.fields("permissions");
        written.object()
                .keySet()
                .forEach(name -> permissions.put(name, written.text(name).orElse("")));
        return new Tenants.Installation(
                installation.number("id").orElseGet(this::nextId),
                required(installation, "app"),
                required(installation, "owner"),
                permissions.isEmpty() ? USUAL : permissions,
                installation.flag("suspended").orElse(false));
    }

    private Tenants.Owner owner(Fields owner) {
        var groups = new ArrayList<Tenants.Group>();
        for (var one : owner.list("groups")) {
            groups.add(
                    group(
                            one.number("id").orElseGet(this::nextId),
                            required(one, "name"),
                            one.flag("public").orElse(false)));
        }
        if (groups.stream().noneMatch(group -> group.id() == 1)) {
            groups.addFirst(group(1, "Default", false));
        }
        var repositories =
                owner.list("repositories").stream()
                        .map(one ->
                                new Tenants.Repository(
                                        one.number("id").orElseGet(this::nextId),
                                        required(one, "name"),
                                        one.flag("public").orElse(false)
                                                ? Tenants.Visibility.PUBLIC
                                                : Tenants.Visibility.PRIVATE))
                        .toList();
        return new Tenants.Owner(
                required(owner, "login"),
                owner.number("id").orElseGet(this::nextId),
                owner.text("type").orElse("organization").equalsIgnoreCase("user")
                        ? Tenants.Kind.USER
                        : Tenants.Kind.ORGANISATION,
                groups,
                repositories);
    }

    private static Tenants.Group group(long id, String name, boolean open) {
        return new Tenants.Group(
                id,
                name,
                open ? Tenants.Repositories.PRIVATE_AND_PUBLIC : Tenants.Repositories.PRIVATE_ONLY);
    }

    private String required(Fields fields, String name) {
        return fields.text(name)
                .orElseGet(() -> {
                    problems.add("\"" + name + "\" is missing in " + fields.object());
                    return "";
                });
    }

    private long nextId() {
        return ++lastId;
    }
}
