package dev.actionsgateway.probe.lab;

/// What an investigation needs before it can ask its question is not to be had. Ends its straight
/// line early; whoever conducts it makes of this that nothing was decided.
public final class SetbackException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// A setback, in words without secrets.
    public SetbackException(String why) {
        super(why);
    }

    /// Why, in words.
    public String why() {
        return String.valueOf(getMessage());
    }
}
