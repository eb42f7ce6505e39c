package dev.actionsgateway.githubsim.client;

/// The simulator understood the call and refused it.
public final class RefusedException extends SimulatorException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String field;
    private final String value;
    private final String remedy;

    RefusedException(String call, int status, String field, String value, String remedy) {
        super(
                call
                        + " was refused with "
                        + status
                        + (field.isEmpty() ? "" : ": " + field + " = " + value)
                        + (remedy.isEmpty() ? "" : ": " + remedy),
                null);
        this.status = status;
        this.field = field;
        this.value = value;
        this.remedy = remedy;
    }

    /// The status of the answer.
    public int status() {
        return status;
    }

    /// The field that is wrong; empty if it is none in particular.
    public String field() {
        return field;
    }

    /// What stood in the field.
    public String value() {
        return value;
    }

    /// What to write instead, or what else to do.
    public String remedy() {
        return remedy;
    }
}
