package dev.actionsgateway.githubsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/// Where commands print, with colours only where a person looks.
final class Terminal {
    private final PrintWriter out;
    private final PrintWriter err;
    private final Style style;

    enum Style {
        PLAIN,
        COLOURED
    }

    enum Colour {
        GREEN(32),
        RED(31),
        YELLOW(33),
        GREY(90),
        BOLD(1);

        private final int code;

        Colour(int code) {
            this.code = code;
        }
    }

    Terminal(PrintWriter out, PrintWriter err, Style style) {
        this.out = out;
        this.err = err;
        this.style = style;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    Style style() {
        return style;
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /// Says what to do next.
    void next(String hint) {
        say(paint(Colour.GREY, "next: ") + hint);
    }

    void complain(String line) {
        err.println(paint(Colour.RED, "error: ") + line);
        err.flush();
    }

    String paint(Colour colour, String text) {
        return style == Style.COLOURED ? "\u001b[" + colour.code + "m" + text + "\u001b[0m" : text;
    }

    /// The sign and word of a state, as in `✓ success`.
    String mark(String status, Optional<String> conclusion) {
        String word = conclusion.orElse(status);
        return switch (word) {
            case "success" -> paint(Colour.GREEN, "✓ success");
            case "failure", "timed_out" -> paint(Colour.RED, "✗ " + word);
            case "in_progress" -> paint(Colour.YELLOW, "● running");
            case "queued" -> paint(Colour.GREY, "○ queued");
            default -> paint(Colour.GREY, "– " + word);
        };
    }

    /// Prints rows in columns that fit their widest cell.
    void table(List<String> titles, List<List<String>> rows) {
        int[] widths = new int[titles.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] =
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .reduce(titles.get(i).length(), Math::max);
        }
        say(paint(Colour.BOLD, line(titles, widths)));
        rows.forEach(row -> say(line(row, widths)));
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).repeat(" ", widths[i] - cells.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
