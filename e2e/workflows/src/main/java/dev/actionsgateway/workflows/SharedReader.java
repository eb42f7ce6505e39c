package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what stands at the top level and in a job alike.
final class SharedReader {

    private static final List<String> LEVELS = List.of("read", "write", "none");

    private final Findings findings;

    SharedReader(Findings findings) {
        this.findings = findings;
    }

    Optional<TemplateToken> defaults(Section parent, Place place) {
        Optional<TemplateToken> token = parent.any("defaults", place);
        parent.section("defaults")
                .ifPresent(defaults -> {
                    defaults.section("run")
                            .ifPresent(run -> {
                                run.text("shell", place);
                                run.text("working-directory", place);
                                run.close();
                            });
                    defaults.close();
                });
        return token;
    }

    Optional<ConcurrencyRule> concurrency(Section parent, Place place) {
        Tokens tokens = new Tokens(findings);
        Optional<Yaml> written = parent.get("concurrency");
        if (written.isPresent()) {
            findings.notice(
                    parent.key("concurrency")
                            + ": worked out and handed on, whether it is obeyed is for the server");
        }
        if (written.isPresent() && written.get() instanceof Yaml.Fields fields) {
            Section section = new Section(fields, parent.key("concurrency"), findings);
            Optional<Yaml> group = section.need("group", "name the group.");
            TemplateToken cancel =
                    section.bool("cancel-in-progress", place)
                            .orElse(new TemplateToken.Bool(fields.at(), false));
            section.close();
            return group.map(yaml -> tokens.text(yaml, section.key("group"), place))
                    .map(token -> new ConcurrencyRule(token, cancel));
        }
        return written.map(yaml -> tokens.text(yaml, parent.key("concurrency"), place))
                .map(token ->
                        new ConcurrencyRule(token, new TemplateToken.Bool(token.at(), false)));
    }

    Optional<Permissions> permissions(Section parent) {
        return parent.get("permissions").map(yaml -> permissions(yaml, parent.key("permissions")));
    }

    private Permissions permissions(Yaml yaml, String key) {
        if (yaml instanceof Yaml.Scalar scalar) {
            return switch (scalar.text()) {
                case "read-all" -> Permissions.all("read");
                case "write-all" -> Permissions.all("write");
                default -> {
                    findings.add(
                            yaml.at(),
                            key,
                            "Write read-all, write-all, {} or a map of permissions.");
                    yield new Permissions(Map.of());
                }
            };
        }
        Map<String, String> granted = new TreeMap<>();
        for (Yaml.Field field : Section.of(yaml, key, findings).fields()) {
            String level = field.value() instanceof Yaml.Scalar scalar ? scalar.text() : "";
            if (!Permissions.NAMES.contains(field.name())) {
                findings.add(
                        field.key().at(),
                        key + "." + field.name(),
                        "There is no such permission; known are "
                                + String.join(", ", Permissions.NAMES)
                                + ".");
            } else if (!LEVELS.contains(level)) {
                findings.add(
                        field.value().at(), key + "." + field.name(), "Write read, write or none.");
            } else if (!level.equals("none")) {
                granted.put(field.name(), level);
            }
        }
        return new Permissions(granted);
    }
}
