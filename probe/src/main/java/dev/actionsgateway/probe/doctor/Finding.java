package dev.actionsgateway.probe.doctor;

/// What one check found.
///
/// @param grade how bad it is
/// @param check what was looked at
/// @param seen what was seen
/// @param remedy what to do about it; empty if nothing is to be done
public record Finding(Grade grade, String check, String seen, String remedy) {
    /// How bad a finding is.
    public enum Grade {
        /// As it should be.
        GOOD,
        /// It works, and may surprise.
        WARNING,
        /// It will not work.
        PROBLEM
    }

    static Finding good(String check, String seen) {
        return new Finding(Grade.GOOD, check, seen, "");
    }

    static Finding warning(String check, String seen, String remedy) {
        return new Finding(Grade.WARNING, check, seen, remedy);
    }

    static Finding problem(String check, String seen, String remedy) {
        return new Finding(Grade.PROBLEM, check, seen, remedy);
    }
}
