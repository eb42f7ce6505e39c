package dev.actionsgateway.agc.gate;

/// The place of one job, from the poll that may bring it to its end.
public final class Slot implements AutoCloseable {
    private final Gate gate;
    private Use use; // guarded by the gate's lock

    /// What a slot is held for.
    enum Use {
        /// A poll that may bring a job.
        POLL,
        /// A job that has no worker yet.
        CLAIM,
        /// A job with a worker, which the cluster counts itself.
        JOB
    }

    Slot(Gate gate, Use use) {
        this.gate = gate;
        this.use = use;
    }

    /// Asks again, now that there is a job: the room may have shrunk since the poll began.
    public Decision decide() {
        return gate.decide(this);
    }

    /// Says that the worker exists: from now on the cluster counts it.
    public void workerExists() {
        gate.became(this, Use.JOB);
    }

    Use use() {
        return use;
    }

    void use(Use next) {
        use = next;
    }

    /// Frees the place; again is harmless.
    @Override
    public void close() {
        gate.release(this);
    }
}
