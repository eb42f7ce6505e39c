package dev.actionsgateway.workflows;

/// One thing in a workflow file that is wrong, or that is not supported here.
///
/// @param file the file's path in its repository
/// @param line from 1
/// @param column from 1
/// @param key where in the workflow, such as `jobs.build.steps[2].uses`; empty for the whole file
/// @param message what is wrong and what to do
public record Problem(String file, int line, int column, String key, String message) {

    @Override
    public String toString() {
        String where = file + ":" + line + ":" + column + ": ";
        return key.isEmpty() ? where + message : where + key + ": " + message;
    }
}
