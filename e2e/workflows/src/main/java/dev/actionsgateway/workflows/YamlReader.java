package dev.actionsgateway.workflows;

import dev.actionsgateway.expressions.TemplateToken.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads YAML 1.2 with the core schema: `on` and `yes` are texts there.
///
/// Anchors and aliases are followed; depth and the number of nodes after following them are
/// bounded, so that aliases of aliases cannot grow without limit. `<<` is an ordinary key.
final class YamlReader {

    private static final int DEEPEST = 60;
    private static final int MOST_NODES = 50_000;
    private static final int MOST_ALIASES = 1_000;
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setSchema(new CoreSchema())
                    .setCodePointLimit(WorkflowFile.LARGEST)
                    .setMaxAliasesForCollections(MOST_ALIASES)
                    .setParseComments(false)
                    .build();

    private final Findings findings;
    private int nodes;

    private YamlReader(Findings findings) {
        this.findings = findings;
    }

    /// The document, or nothing and a finding.
    static Optional<Yaml> read(String text, Findings findings) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                findings.add(new Position(1, 1, 1), "", "The file is empty.");
            }
            return root.map(node -> new YamlReader(findings).convert(node, 0));
        } catch (MarkedYamlEngineException e) {
            Position at =
                    e.getProblemMark().map(YamlReader::position).orElse(new Position(1, 1, 1));
            findings.add(at, "", "This is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            findings.add(new Position(1, 1, 1), "", "This is not YAML: " + e.getMessage());
        } catch (Refused e) {
            findings.add(e.at, "", e.why);
        }
        return Optional.empty();
    }

    private Yaml convert(Node node, int depth) {
        Position at = at(node);
        if (depth > DEEPEST) {
            throw new Refused(at, "More than " + DEEPEST + " levels: a loop of aliases?");
        }
        if (++nodes > MOST_NODES) {
            throw new Refused(at, "More than " + MOST_NODES + " values, aliases counted in full.");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, at);
            case SequenceNode list ->
                    new Yaml.Items(
                            at,
                            list.getValue().stream()
                                    .map(each -> convert(each, depth + 1))
                                    .toList());
            case MappingNode map -> new Yaml.Fields(at, fields(map, depth));
            default -> throw new Refused(at, "An alias without its anchor.");
        };
    }

    private List<Yaml.Field> fields(MappingNode map, int depth) {
        List<Yaml.Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple pair : map.getValue()) {
            if (!(pair.getKeyNode() instanceof ScalarNode key)) {
                findings.add(at(pair.getKeyNode()), "", "A key must be a text.");
                continue;
            }
            if (!seen.add(key.getValue())) {
                findings.add(at(key), key.getValue(), "This key stands here twice: remove one.");
            }
            fields.add(
                    new Yaml.Field(scalar(key, at(key)), convert(pair.getValueNode(), depth + 1)));
        }
        return List.copyOf(fields);
    }

    private static Yaml.Scalar scalar(ScalarNode node, Position at) {
        Tag tag = node.getTag();
        Yaml.Kind kind = Yaml.Kind.TEXT;
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            kind = Yaml.Kind.NUMBER;
        } else if (tag.equals(Tag.BOOL)) {
            kind = Yaml.Kind.BOOL;
        } else if (tag.equals(Tag.NULL)) {
            kind = Yaml.Kind.NULL;
        }
        return new Yaml.Scalar(at, kind, node.getValue());
    }

    private static Position at(Node node) {
        return node.getStartMark().map(YamlReader::position).orElse(Position.NONE);
    }

    private static Position position(Mark mark) {
        return new Position(1, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /// Ends the reading of a document that is too deep or too large.
    private static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Position at;
        private final String why;

        Refused(Position at, String message) {
            super(message);
            this.at = at;
            this.why = message;
        }
    }
}
