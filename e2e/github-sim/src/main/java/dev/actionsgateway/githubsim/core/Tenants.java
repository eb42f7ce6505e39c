package dev.actionsgateway.githubsim.core;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who has an account at the simulated GitHub, and which Apps are installed where.
public record Tenants(List<App> apps, List<Installation> installations, List<Owner> owners) {

    /// A GitHub App; `id` and `clientId` are both accepted as the issuer of its JWTs.
    public record App(String id, String clientId, RSAPublicKey key) {
        boolean issued(String issuer) {
            return id.equals(issuer) || clientId.equals(issuer);
        }
    }

    /// An App in an account.
    ///
    /// @param permissions permission name to `read` or `write`
    public record Installation(
            long id,
            String appId,
            String owner,
            Map<String, String> permissions,
            boolean suspended) {
        public Installation {
            permissions = Map.copyOf(permissions);
        }
    }

    /// An account.
    public record Owner(
            String login, long id, Kind kind, List<Group> groups, List<Repository> repositories) {
        public Owner {
            groups = List.copyOf(groups);
            repositories = List.copyOf(repositories);
        }

        /// The repository of this name, in any case.
        public Optional<Repository> repository(String name) {
            return repositories.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst();
        }

        /// The same account, with one repository shown or hidden.
        public Owner showing(String name, Visibility visibility) {
            var changed =
                    repositories.stream()
                            .map(r ->
                                    r.name().equalsIgnoreCase(name)
                                            ? new Repository(r.id(), r.name(), visibility)
                                            : r)
                            .toList();
            return new Owner(login, id, kind, groups, changed);
        }

        /// The runner group with this id.
        public Optional<Group> group(long id) {
            return groups.stream().filter(g -> g.id() == id).findFirst();
        }

        /// The runner group of this name, in any case.
        public Optional<Group> group(String name) {
            return groups.stream().filter(g -> g.name().equalsIgnoreCase(name)).findFirst();
        }
    }

    /// What an account is.
    public enum Kind {
        ORGANISATION,
        USER
    }

    /// A runner group of an organisation; id 1 is the default one.
    public record Group(long id, String name, Repositories admits) {}

    /// Which repositories a group serves.
    public enum Repositories {
        PRIVATE_ONLY,
        PRIVATE_AND_PUBLIC
    }

    /// A repository.
    public record Repository(long id, String name, Visibility visibility) {}

    /// Who may see a repository.
    public enum Visibility {
        PRIVATE,
        PUBLIC
    }

    public Tenants {
        apps = List.copyOf(apps);
        installations = List.copyOf(installations);
        owners = List.copyOf(owners);
    }

    /// The account of this name, in any case.
    public Optional<Owner> owner(String login) {
        return owners.stream().filter(o -> o.login().equalsIgnoreCase(login)).findFirst();
    }

    /// The installation with this id.
    public Optional<Installation> installation(long id) {
        return installations.stream().filter(i -> i.id() == id).findFirst();
    }

    /// The App that issues JWTs under this name.
    public Optional<App> app(String issuer) {
        return apps.stream().filter(app -> app.issued(issuer)).findFirst();
    }

    /// The account, and the repository if the scope names one; empty if either is unknown.
    public Optional<Owner> owner(Scope scope) {
        return owner(scope.owner())
                .filter(owner ->
                        switch (scope) {
                            case Scope.Organisation _ -> true;
                            case Scope.Repository(_, var name) ->
                                    owner.repository(name).isPresent();
                        });
    }
}
