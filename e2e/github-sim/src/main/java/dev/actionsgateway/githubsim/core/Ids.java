package dev.actionsgateway.githubsim.core;

import java.util.UUID;

/// The identities on the wire, each a type of its own: mixing them up has cost other clients
/// dearly.
public final class Ids {
    private Ids() {}

    /// A runner record, as `agent.id` and in REST.
    public record RunnerId(long value) {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /// A session of a runner with the broker.
    public record SessionId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// One delivery of a job to one session: `runner_request_id`.
    public record RequestId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// One attempt of a run; the jobs of a matrix share it.
    public record PlanId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A job within its plan, as the job message names it.
    public record JobId(UUID value) {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A job as REST names it.
    public record JobNumber(long value) {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }

    /// A workflow run, over all its attempts.
    public record RunId(long value) {
        @Override
        public String toString() {
            return Long.toString(value);
        }
    }
}
