package dev.actionsgateway.githubsim.core;

import dev.actionsgateway.githubsim.core.Ids.RunnerId;
import dev.actionsgateway.githubsim.settings.Modes.JitSpent;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A runner record. All that is not final is guarded by the world's lock.
final class Runner {
    /// Whether the record still stands for a runner.
    enum Standing {
        /// It does.
        GOOD,
        /// Used up by its job; it leaves the list when that has ended.
        SPENT,
        /// Used up, and gone from the list.
        CONSUMED,
        /// Deleted by an administrator.
        REMOVED
    }

    final RunnerId id;
    final RunnerSpec spec;
    final RunnerClass kind;
    final List<Label> labels;
    RSAPublicKey key;
    UUID clientId;
    Instant knownFrom;
    Standing standing = Standing.GOOD;
    int emptyPolls;
    @Nullable Session session;

    /// The job that it runs now.
    @Nullable Delivery lease;

    /// The run whose end it must await before it may be deleted.
    @Nullable Run heldBy;

    /// What the wire shows of a label.
    record Label(long id, String name) {}

    Runner(
            RunnerId id,
            RunnerSpec spec,
            List<Label> labels,
            UUID clientId,
            RSAPublicKey key,
            Instant knownFrom) {
        this.id = id;
        this.spec = spec;
        this.kind = new RunnerClass(spec.scope(), spec.group(), RunnerClass.lower(spec.labels()));
        this.labels = labels;
        this.clientId = clientId;
        this.key = key;
        this.knownFrom = knownFrom;
    }

    boolean listed() {
        return standing == Standing.GOOD || standing == Standing.SPENT;
    }

    boolean singleUse() {
        return spec.use() != RunnerSpec.Use.REPEATED;
    }

    /// Whether its first job is its last.
    boolean endsWithItsJob(JitSpent by) {
        return singleUse() && (spec.use() != RunnerSpec.Use.JUST_IN_TIME || by != JitSpent.NOTHING);
    }

    boolean held() {
        return heldBy != null && heldBy.conclusion == null;
    }
}
