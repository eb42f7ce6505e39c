package dev.actionsgateway.githubsim.results;

/// Hears what the records learn. Called on the worker's own request thread, outside of any lock:
/// return soon.
public interface ResultsListener {
    /// The worker reported steps, so the job has truly started.
    void reported(JobKey job);

    /// Something else about the job changed: a log, a live line, a summary.
    void changed(JobKey job);

    /// A worker broke a rule.
    void objected(Objection objection);

    /// Hears nothing.
    static ResultsListener none() {
        return new ResultsListener() {
            @Override
            public void reported(JobKey job) {}

            @Override
            public void changed(JobKey job) {}

            @Override
            public void objected(Objection objection) {}
        };
    }
}
