package dev.actionsgateway.load.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Runs a benchmark some times and tells what came of it, as a table that a page can take over.
public final class Report {
    private final Benchmark benchmark;
    private final List<Outcome> outcomes = new ArrayList<>();

    /// Nothing has run yet.
    public Report(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /// Runs it once more.
    public void run(Progress progress) throws InterruptedException {
        outcomes.add(benchmark.run(progress));
    }

    /// What did not hold, over all runs.
    public List<String> faults() {
        return outcomes.stream().flatMap(outcome -> outcome.faults().stream()).toList();
    }

    /// Title, machine and table.
    public String text() {
        var text = new StringBuilder();
        text.append(benchmark.title()).append(", runs: ").append(outcomes.size()).append('\n');
        text.append(Machine.line()).append("\n\n");
        text.append("| figure | | min | median | max |\n|---|---|--:|--:|--:|\n");
        rows().forEach((name, row) -> text.append(line(name, row)));
        return text.toString();
    }

    private record Row(String unit, List<Double> values) {}

    private Map<String, Row> rows() {
        var rows = new LinkedHashMap<String, Row>();
        for (var outcome : outcomes) {
            for (var figure : outcome.figures()) {
                rows.computeIfAbsent(figure.name(), _ -> new Row(figure.unit(), new ArrayList<>()))
                        .values()
                        .add(figure.value());
            }
        }
        return rows;
    }

    private static String line(String name, Row row) {
        var spread = Spread.of(row.values());
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        row.unit(),
                        number(spread.min()),
                        number(spread.median()),
                        number(spread.max()));
    }

    /// Three digits that count, and no more decimals than two.
    private static String number(double value) {
        int decimals = value >= 100 || value == Math.rint(value) ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
