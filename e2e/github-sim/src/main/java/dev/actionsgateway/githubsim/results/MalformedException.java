package dev.actionsgateway.githubsim.results;

/// A request body that cannot be understood; the message names the field.
final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String problem;

    MalformedException(String field, String problem) {
        super(field + ": " + problem);
        this.problem = field + ": " + problem;
    }

    /// The field and what is wrong with it.
    String problem() {
        return problem;
    }
}
