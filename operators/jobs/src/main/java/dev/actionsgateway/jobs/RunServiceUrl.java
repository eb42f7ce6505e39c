package dev.actionsgateway.jobs;

/// Where one job is claimed, renewed and concluded. It comes with each offer and belongs to that
/// job only: an earlier job's address answers 404 (docs/design/wire-protocol.md §1).
///
/// @param value an absolute address, ending as it came
public record RunServiceUrl(String value) {
    /// @throws IllegalArgumentException if it is blank
    public RunServiceUrl {
        Text.required(value, "run service url");
    }

    @Override
    public String toString() {
        return value;
    }
}
