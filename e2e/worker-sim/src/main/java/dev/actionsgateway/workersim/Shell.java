package dev.actionsgateway.workersim;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The program that runs a script.
///
/// @param word its name as it is reported; `sh` where none was asked for, whatever runs it then
/// @param program where it was found
/// @param arguments with `{0}` for the script's file
/// @param extension of that file, with its dot
record Shell(String word, Path program, String arguments, String extension) {

    /// Either a shell, or why there is none.
    sealed interface Choice {
        record Found(Shell shell) implements Choice {}

        record Unusable(String why) implements Choice {}
    }

    /// @param asked the step's `shell:`, or the default of the job
    /// @param path what `PATH` says
    static Choice choose(Optional<String> asked, String path) {
        if (asked.isEmpty()) {
            return find("bash", path)
                    .or(() -> find("sh", path))
                    .<Choice>map(
                            program -> new Choice.Found(new Shell("sh", program, "-e {0}", ".sh")))
                    .orElseGet(() -> new Choice.Unusable("sh: command not found"));
        }
        String[] words = asked.get().strip().split("\\s+", 2);
        String arguments = words.length > 1 ? words[1] : builtIn(words[0]);
        if (!arguments.contains("{0}")) {
            return new Choice.Unusable(
                    "Invalid shell option. Shell must be a valid built-in (bash, sh, pwsh, python) or"
                            + " a format string containing '{0}'");
        }
        return find(words[0], path)
                .<Choice>map(program ->
                        new Choice.Found(
                                new Shell(words[0], program, arguments, extension(words[0]))))
                .orElseGet(() -> new Choice.Unusable(words[0] + ": command not found"));
    }

    /// The words that run this file.
    List<String> command(Path script) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        words(arguments.replace("{0}", script.toString())).forEach(command::add);
        return command;
    }

    /// The file's content: some shells need words around it to fail as they should.
    String script(String text) {
        String unix = text.replace("\r\n", "\n");
        return extension.equals(".ps1")
                ? "$ErrorActionPreference = 'stop'\n"
                        + unix
                        + "\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit"
                        + " $LASTEXITCODE }"
                : unix;
    }

    private static String builtIn(String word) {
        return switch (word) {
            case "bash" -> "--noprofile --norc -e -o pipefail {0}";
            case "sh" -> "-e {0}";
            case "python" -> "{0}";
            case "pwsh" -> "-command \". '{0}'\"";
            default -> "";
        };
    }

    private static String extension(String word) {
        return switch (word) {
            case "bash", "sh" -> ".sh";
            case "python" -> ".py";
            case "pwsh" -> ".ps1";
            default -> "";
        };
    }

    private static Optional<Path> find(String name, String path) {
        if (name.contains("/")) {
            return Optional.of(Path.of(name)).filter(Files::isExecutable);
        }
        return List.of(path.split(":", -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    /// Splits at blanks that are not between double quotes.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                any = true;
            } else if (c == ' ' && !quoted) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }
}
