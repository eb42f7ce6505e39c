package dev.actionsgateway.workersim;

import java.io.Serial;

/// The worker cannot go on and nobody has been told: the process ends with code 1 and this text.
final class WorkerCrash extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    WorkerCrash(String message) {
        super(message);
    }

    WorkerCrash(String message, Throwable cause) {
        super(message, cause);
    }
}
