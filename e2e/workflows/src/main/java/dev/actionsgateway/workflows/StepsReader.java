package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.Condition;
import dev.actionsgateway.expressions.ExpressionException;
import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.TemplateToken.Entry;
import dev.actionsgateway.expressions.TemplateToken.Position;
import dev.actionsgateway.expressions.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the steps of one job.
final class StepsReader {

    private final String key;
    private final Findings findings;
    private final ContextNames names = new ContextNames();

    StepsReader(String key, Findings findings) {
        this.key = key;
        this.findings = findings;
    }

    List<Step> read(List<Yaml> items) {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Section section = Section.of(items.get(i), key + "[" + i + "]", findings);
            sections.add(section);
            section.get("id").ifPresent(id -> reserve(section, id));
        }
        // Written ids come first: a made name gives way to them.
        return sections.stream().map(this::step).toList();
    }

    private void reserve(Section section, Yaml yaml) {
        section.literal("id")
                .flatMap(names::reserve)
                .ifPresent(wrong -> findings.add(yaml.at(), section.key("id"), wrong));
    }

    private Step step(Section section) {
        Optional<Yaml> run = section.get("run");
        Optional<Yaml> uses = section.get("uses");
        if (run.isPresent() == uses.isPresent()) {
            findings.add(
                    section.at(),
                    section.key(),
                    run.isPresent()
                            ? "A step has 'run' or 'uses', not both: make two of it."
                            : "A step needs 'run' or 'uses'.");
        }
        StepAction action = uses.isPresent() ? action(section) : new StepAction.Script();
        TemplateToken inputs = uses.isPresent() ? with(section) : script(section);
        String shown = run.or(() -> uses).map(StepsReader::firstLine).orElse("");
        Position at = run.or(() -> uses).map(Yaml::at).orElse(section.at());
        Step step =
                new Step(
                        section.get("id")
                                .flatMap(_ -> section.literal("id"))
                                .orElseGet(() -> names.make(action)),
                        section.text("name", Place.STEP).orElseGet(() -> title(shown, at)),
                        section.condition("if", Place.STEP_IF).orElse(Condition.DEFAULT),
                        action,
                        inputs,
                        section.texts("env", Place.STEP),
                        section.bool("continue-on-error", Place.STEP),
                        section.number("timeout-minutes", Place.STEP));
        section.close();
        return step;
    }

    private StepAction action(Section section) {
        Optional<String> uses = section.literal("uses");
        Optional<StepAction> action = uses.flatMap(StepAction::uses);
        if (uses.isPresent() && action.isEmpty()) {
            section.refuse(
                    "uses", "Write owner/repo@ref, owner/repo/path@ref, ./path or docker://image.");
        }
        String remedy = "This belongs to 'run', the step has 'uses': remove it.";
        section.refuse("shell", remedy);
        section.refuse("working-directory", remedy);
        return action.orElseGet(StepAction.Script::new);
    }

    private static TemplateToken with(Section section) {
        return section.texts("with", Place.STEP).orElseGet(() -> TemplateToken.mapping(List.of()));
    }

    private static TemplateToken script(Section section) {
        section.refuse("with", "This belongs to 'uses', the step has 'run': use env.");
        List<Entry> inputs = new ArrayList<>();
        section.text("run", Place.STEP).ifPresent(text -> inputs.add(input("script", text)));
        section.text("shell", Place.STEP).ifPresent(text -> inputs.add(input("shell", text)));
        section.text("working-directory", Place.STEP)
                .ifPresent(text -> inputs.add(input("workingDirectory", text)));
        return TemplateToken.mapping(inputs);
    }

    private static Entry input(String name, TemplateToken value) {
        return new Entry(TemplateToken.text(name), value);
    }

    private static String firstLine(Yaml yaml) {
        return yaml instanceof Yaml.Scalar scalar
                ? scalar.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("")
                        .strip()
                : "";
    }

    /// `Run ` and the first line. A line that ends within an expression is shown as it is written.
    private static TemplateToken title(String line, Position at) {
        try {
            return Templates.parse("Run " + line, at);
        } catch (ExpressionException e) {
            return new TemplateToken.Text(at, "Run " + line);
        }
    }
}
