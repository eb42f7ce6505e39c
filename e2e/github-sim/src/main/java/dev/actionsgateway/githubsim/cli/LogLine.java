package dev.actionsgateway.githubsim.cli;

import java.util.regex.Pattern;

/// One line of a log as a terminal shows it: without its time, with its marks coloured, and where
/// no colours are wanted without escape codes.
final class LogLine {
    private static final Pattern TIME = Pattern.compile("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z ");
    private static final Pattern MARK = Pattern.compile("^##\\[(\\w+)]");
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[\\d;]*[A-Za-z]");

    private LogLine() {}

    static String of(String line, Terminal terminal) {
        String text = TIME.matcher(line).replaceFirst("");
        if (terminal.style() == Terminal.Style.PLAIN) {
            text = ESCAPE.matcher(text).replaceAll("");
        }
        var mark = MARK.matcher(text);
        if (!mark.find()) {
            return text;
        }
        String rest = text.substring(mark.end());
        return switch (mark.group(1)) {
            case "error" -> terminal.paint(Terminal.Colour.RED, "error: " + rest);
            case "warning" -> terminal.paint(Terminal.Colour.YELLOW, "warning: " + rest);
            case "group" -> terminal.paint(Terminal.Colour.BOLD, "▾ " + rest);
            case "endgroup" -> "";
            default -> terminal.paint(Terminal.Colour.GREY, rest);
        };
    }
}
