package dev.actionsgateway.expressions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// `hashFiles('**/pom.xml', '!target/**')`: one SHA-256 over the SHA-256 of each matching file.
///
/// Patterns are relative to the folder; one that begins with `!` takes files out again. Files are
/// taken in the order of their paths. Nothing matches: the empty text. Links are not followed.
public final class HashFiles implements Scope.Function {

    private final Path folder;

    private HashFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /// The function over this folder, for [Scope#withFunction].
    public static HashFiles in(Path folder) {
        return new HashFiles(folder);
    }

    @Override
    public Value call(List<Value> arguments) {
        List<Rule> rules =
                arguments.stream()
                        .flatMap(each -> each.text().lines())
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .map(this::rule)
                        .toList();
        try {
            return Value.of(hash(matching(rules)));
        } catch (IOException | UncheckedIOException e) {
            throw new ExpressionException("hashFiles: a file could not be read");
        }
    }

    private record Rule(boolean takes, Pattern pattern) {

        boolean matches(String path) {
            return pattern.matcher(path).matches();
        }
    }

    private Rule rule(String line) {
        boolean takes = !line.startsWith("!");
        String glob = takes ? line : line.substring(1).strip();
        String own = folder + "/";
        String relative = glob.startsWith(own) ? glob.substring(own.length()) : glob;
        String trimmed = relative.replaceAll("^(\\./)+", "").replaceAll("/+$", "");
        return new Rule(takes, pattern(trimmed));
    }

    /// `**/` is any folders or none, `*` and `?` stay within a name, and a folder is all that is in
    /// it.
    private static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            if (glob.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (glob.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (glob.charAt(at) == '*') {
                regex.append("[^/]*");
            } else if (glob.charAt(at) == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(glob.substring(at, at + 1)));
            }
        }
        return Pattern.compile(regex.append("(?:/.*)?").toString());
    }

    private List<Path> matching(List<Rule> rules) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(path -> taken(folder.relativize(path).toString(), rules))
                    .sorted()
                    .toList();
        }
    }

    private static boolean taken(String path, List<Rule> rules) {
        boolean taken = false;
        for (Rule rule : rules) {
            taken = rule.matches(path) ? rule.takes() : taken;
        }
        return taken;
    }

    private static String hash(List<Path> files) throws IOException {
        if (files.isEmpty()) {
            return "";
        }
        MessageDigest all = sha256();
        for (Path file : files) {
            all.update(sha256().digest(Files.readAllBytes(file)));
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
