package dev.actionsgateway.githubsim.auth;

import dev.actionsgateway.githubsim.core.Ids.RequestId;
import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.core.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a token that the simulator gave out stands for.
public sealed interface Grant {
    /// When it ends.
    Instant expiresAt();

    /// Which kind it is.
    TokenKind kind();

    /// An App in an account, or a job on behalf of it.
    ///
    /// @param permissions what this token may do, at most what the installation may
    /// @param repositories the repositories it is narrowed to; empty if it is not
    record Installation(
            long id,
            String owner,
            Map<String, String> permissions,
            Optional<Set<String>> repositories,
            Instant expiresAt)
            implements Grant {
        @Override
        public TokenKind kind() {
            return TokenKind.INSTALLATION;
        }

        /// Whether it may do this, where `write` includes `read`.
        public boolean may(String permission, String level) {
            var has = permissions.getOrDefault(permission, "");
            return has.equals(level) || has.equals("write");
        }
    }

    /// The right to register or remove runners.
    record Registration(Scope scope, Purpose purpose, Instant expiresAt) implements Grant {
        /// What the right is for.
        public enum Purpose {
            REGISTER,
            REMOVE
        }

        @Override
        public TokenKind kind() {
            return TokenKind.REGISTRATION;
        }
    }

    /// The token of the legacy service that comes with a registration.
    record Admin(Scope scope, Instant expiresAt) implements Grant {
        @Override
        public TokenKind kind() {
            return TokenKind.ADMIN;
        }
    }

    /// A runner at the broker. It ends with the credentials that it was got by.
    record Broker(RunnerId runner, UUID clientId, Instant expiresAt) implements Grant {
        @Override
        public TokenKind kind() {
            return TokenKind.BROKER;
        }
    }

    /// A job at the run service and the results service.
    record Job(RequestId request, String planId, String jobId, Instant expiresAt) implements Grant {
        @Override
        public TokenKind kind() {
            return TokenKind.JOB;
        }
    }
}
