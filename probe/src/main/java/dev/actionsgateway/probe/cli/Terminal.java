package dev.actionsgateway.probe.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Where commands print and ask.
///
/// @param out the report
/// @param err complaints, and questions, so that output can be kept in a file
/// @param in answers
public record Terminal(PrintWriter out, PrintWriter err, BufferedReader in) {

    /// Prints a line.
    void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Says what is wrong.
    void complain(String line) {
        err.println("probe: " + line);
        err.flush();
    }

    /// Asks; empty if nobody answers.
    Optional<String> ask(String question) {
        err.print(question + " ");
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
