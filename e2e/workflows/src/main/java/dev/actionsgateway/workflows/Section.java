package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A map of the workflow that is being read: what is not asked for in it is a finding.
final class Section {

    private final Yaml.Fields fields;
    private final String key;
    private final Findings findings;
    private final Tokens tokens;
    private final Set<String> asked = new HashSet<>();

    Section(Yaml.Fields fields, String key, Findings findings) {
        this.fields = fields;
        this.key = key;
        this.findings = findings;
        this.tokens = new Tokens(findings);
    }

    /// A section for a value that must be a map; else a finding, and a section without fields.
    static Section of(Yaml yaml, String key, Findings findings) {
        if (yaml instanceof Yaml.Fields fields) {
            return new Section(fields, key, findings);
        }
        findings.add(yaml.at(), key, "A map is expected here, not " + yaml.shown() + ".");
        return new Section(new Yaml.Fields(yaml.at(), List.of()), key, findings);
    }

    String key() {
        return key;
    }

    Position at() {
        return fields.at();
    }

    String key(String name) {
        return key.isEmpty() ? name : key + "." + name;
    }

    List<Yaml.Field> fields() {
        return fields.fields();
    }

    Optional<Yaml> get(String name) {
        asked.add(name);
        return fields.get(name);
    }

    /// A field without which the section makes no sense.
    Optional<Yaml> need(String name, String remedy) {
        Optional<Yaml> found = get(name);
        if (found.isEmpty()) {
            findings.add(fields.at(), key, "'" + name + "' is missing: " + remedy);
        }
        return found;
    }

    Optional<Section> section(String name) {
        return get(name).map(yaml -> of(yaml, key(name), findings));
    }

    Optional<TemplateToken> any(String name, Place place) {
        return get(name).map(yaml -> tokens.any(yaml, key(name), place));
    }

    Optional<TemplateToken> text(String name, Place place) {
        return get(name).map(yaml -> tokens.text(yaml, key(name), place));
    }

    Optional<TemplateToken> texts(String name, Place place) {
        return get(name).map(yaml -> tokens.texts(yaml, key(name), place));
    }

    Optional<TemplateToken> number(String name, Place place) {
        return get(name).flatMap(yaml -> tokens.literal(yaml, Yaml.Kind.NUMBER, key(name), place));
    }

    Optional<TemplateToken> bool(String name, Place place) {
        return get(name).flatMap(yaml -> tokens.literal(yaml, Yaml.Kind.BOOL, key(name), place));
    }

    Optional<String> literal(String name) {
        return get(name).flatMap(yaml -> tokens.literalText(yaml, key(name)));
    }

    Optional<String> condition(String name, Place place) {
        return get(name).map(yaml -> tokens.condition(yaml, key(name), place));
    }

    /// One literal text or a list of such.
    List<String> literals(String name) {
        return get(name).map(yaml -> literals(yaml, key(name))).orElse(List.of());
    }

    private List<String> literals(Yaml yaml, String at) {
        List<Yaml> items = yaml instanceof Yaml.Items(_, var each) ? each : List.of(yaml);
        List<String> texts = new ArrayList<>();
        items.forEach(item -> tokens.literalText(item, at).ifPresent(texts::add));
        return texts;
    }

    /// Says a field that is there but not supported, and what to do instead.
    void refuse(String name, String remedy) {
        asked.add(name);
        for (Yaml.Field field : fields.fields()) {
            if (field.name().equals(name)) {
                findings.add(field.key().at(), key(name), remedy);
            }
        }
    }

    /// Says every field that nobody asked for.
    void close(Map<String, String> remedies) {
        remedies.forEach(this::refuse);
        for (Yaml.Field field : fields.fields()) {
            if (!asked.contains(field.name())) {
                findings.add(
                        field.key().at(),
                        key(field.name()),
                        "This key is not known here: remove it, or correct its spelling.");
            }
        }
    }

    void close() {
        close(Map.of());
    }
}
