package dev.actionsgateway.github.sim;

import dev.actionsgateway.github.auth.TestKeys;
import dev.actionsgateway.githubsim.core.Tenants;
import java.util.List;
import java.util.Map;

/// Who has an account at the simulator: `acme` with `widgets`, and an App that is installed there
/// thrice.
final class Accounts {
    static final long INSTALLATION = 98765432;
    static final long READ_ONLY = 98765433;
    static final long SUSPENDED = 98765434;

    private static final Map<String, String> ALL =
            Map.of(
                    "actions", "write",
                    "administration", "write",
                    "metadata", "read",
                    "organization_self_hosted_runners", "write");

    private Accounts() {}

    static Tenants tenants() {
        return new Tenants(
                List.of(new Tenants.App("12345", "Iv1.app", TestKeys.PUBLIC)),
                List.of(
                        installation(INSTALLATION, ALL, false),
                        installation(READ_ONLY, Map.of("metadata", "read"), false),
                        installation(SUSPENDED, ALL, true)),
                List.of(acme()));
    }

    private static Tenants.Installation installation(
            long id, Map<String, String> permissions, boolean suspended) {
        return new Tenants.Installation(id, "12345", "acme", permissions, suspended);
    }

    private static Tenants.Owner acme() {
        return new Tenants.Owner(
                "acme",
                1,
                Tenants.Kind.ORGANISATION,
                List.of(new Tenants.Group(1, "Default", Tenants.Repositories.PRIVATE_ONLY)),
                List.of(new Tenants.Repository(10, "widgets", Tenants.Visibility.PRIVATE)));
    }
}
