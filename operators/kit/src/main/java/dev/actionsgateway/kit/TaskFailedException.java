package dev.actionsgateway.kit;

/// What a task of a [Nursery] threw; the message names the task.
public final class TaskFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    // Made on the thread of the task.
    TaskFailedException(Throwable cause) {
        super(Thread.currentThread().getName() + " failed: " + cause, cause);
    }
}
