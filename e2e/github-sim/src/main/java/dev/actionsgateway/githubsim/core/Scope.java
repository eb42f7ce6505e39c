package dev.actionsgateway.githubsim.core;

import java.util.Locale;

/// Where a runner is registered: for all repositories of an owner, or for one.
public sealed interface Scope {
    /// The owner that it belongs to.
    String owner();

    /// Whether a job of this repository may run on a runner registered here.
    boolean covers(String owner, String repository);

    /// The path of its web page below the host, as `acme` or `acme/widgets`.
    String path();

    /// All repositories of an organisation. Names are compared in lower case.
    record Organisation(String owner) implements Scope {
        /// Keeps the name in lower case, as GitHub compares it.
        public Organisation {
            owner = owner.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean covers(String ofOwner, String repository) {
            return owner.equalsIgnoreCase(ofOwner);
        }

        @Override
        public String path() {
            return owner;
        }
    }

    /// One repository.
    record Repository(String owner, String name) implements Scope {
        /// Keeps the names in lower case, as GitHub compares them.
        public Repository {
            owner = owner.toLowerCase(Locale.ROOT);
            name = name.toLowerCase(Locale.ROOT);
        }

        @Override
        public boolean covers(String ofOwner, String repository) {
            return owner.equalsIgnoreCase(ofOwner) && name.equalsIgnoreCase(repository);
        }

        @Override
        public String path() {
            return owner + "/" + name;
        }
    }
}
