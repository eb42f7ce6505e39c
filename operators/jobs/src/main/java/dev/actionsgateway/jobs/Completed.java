package dev.actionsgateway.jobs;

/// The answer to a completion. That GitHub took it does not mean that it believed it: look at the
/// job afterwards.
public sealed interface Completed {

    /// GitHub took it.
    record Taken() implements Completed {}

    /// There is no such job any more.
    record Gone() implements Completed {}

    /// The job's token was refused: the job ended before, or somebody else holds it.
    record TokenRefused() implements Completed {}

    /// No known answer.
    ///
    /// @param trouble why
    record Unanswered(Trouble trouble) implements Completed {}
}
