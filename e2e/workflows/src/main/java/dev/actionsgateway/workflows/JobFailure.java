package dev.actionsgateway.workflows;

import java.io.Serial;

/// A job that cannot be planned: what its expressions resulted in makes no sense.
///
/// It never leaves this package: the job fails with its message.
final class JobFailure extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final String why;

    JobFailure(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
