package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The problems of one file, collected while it is read.
final class Findings {

    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void add(Position at, String key, String message) {
        problems.add(new Problem(file, at.line(), at.column(), key, message));
    }

    void notice(String message) {
        notices.add(message);
    }

    boolean none() {
        return problems.isEmpty();
    }

    /// In the order of the file, each once: what an alias repeats is said once.
    List<Problem> problems() {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    List<String> notices() {
        return List.copyOf(notices);
    }
}
