package dev.actionsgateway.github.run;

import dev.actionsgateway.github.json.Bom;
import dev.actionsgateway.github.json.Depth;
import dev.actionsgateway.github.json.Tree;
import dev.actionsgateway.github.json.Written;
import dev.actionsgateway.jobs.JobId;
import dev.actionsgateway.jobs.JobKey;
import dev.actionsgateway.jobs.JobToken;
import dev.actionsgateway.jobs.PlanId;
import dev.actionsgateway.jobs.RunRef;
import dev.actionsgateway.kit.Secret;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads [PayloadFacts] as a stream: steps, and the event that started the run, may be a megabyte
/// and are passed over.
final class PayloadReader {
    private static final int DEPTH = 500;
    private static final JsonParserFactory PARSERS = Written.JSON.createParserFactory(Map.of());

    private final JsonParser parser;
    private final Map<String, String> github = new HashMap<>();
    private Optional<Tree> plan = Optional.empty();
    private Optional<Tree> resources = Optional.empty();
    private String job = "";
    private String displayName = "";

    private PayloadReader(JsonParser parser) {
        this.parser = parser;
    }

    /// What the payload says; empty if it lacks what a lease needs.
    static Optional<PayloadFacts> read(byte[] payload) {
        int start = Bom.length(payload);
        if (Depth.of(payload, start) > DEPTH) {
            return Optional.empty();
        }
        var in = new ByteArrayInputStream(payload, start, payload.length - start);
        try (var parser = PARSERS.createParser(in, StandardCharsets.UTF_8)) {
            return new PayloadReader(parser).facts();
        } catch (RuntimeException _) { // the parser has several, for syntax, bounds and encoding
            return Optional.empty();
        }
    }

    private Optional<PayloadFacts> facts() {
        if (parser.next() != Event.START_OBJECT) {
            return Optional.empty();
        }
        while (parser.next() == Event.KEY_NAME) {
            member(parser.getString().toLowerCase(Locale.ROOT), parser.next());
        }
        var planId = plan.flatMap(tree -> tree.filled("planId")).map(PlanId::new);
        var token = token();
        if (planId.isEmpty() || token.isEmpty() || job.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                new PayloadFacts(
                        new JobKey(planId.get(), new JobId(job)), token.get(), displayName, run()));
    }

    private void member(String name, Event value) {
        switch (name) {
            case "plan" -> plan = tree(value);
            case "resources" -> resources = tree(value);
            case "jobid" -> job = text(value);
            case "jobdisplayname" -> displayName = text(value);
            case "contextdata" -> eachMember(value, (key, v) -> context(key, v));
            default -> pass(value);
        }
    }

    /// `contextData` holds one dictionary per context: `{"t":2,"d":[{"k":"run_id","v":"1"},…]}`.
    private void context(String name, Event value) {
        if (name.equalsIgnoreCase("github")) {
            eachMember(value, this::dictionary);
        } else {
            pass(value);
        }
    }

    private void dictionary(String name, Event value) {
        if (!name.equals("d") || value != Event.START_ARRAY) {
            pass(value);
            return;
        }
        for (var entry = parser.next(); entry != Event.END_ARRAY; entry = parser.next()) {
            var pair = new String[] {"", ""};
            eachMember(entry, (key, v) -> pair[key.equals("k") ? 0 : 1] = text(v));
            github.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
        }
    }

    private interface Member {
        void found(String name, Event value);
    }

    private void eachMember(Event value, Member member) {
        if (value != Event.START_OBJECT) {
            pass(value);
            return;
        }
        while (parser.next() == Event.KEY_NAME) {
            var name = parser.getString();
            member.found(name, parser.next());
        }
    }

    private Optional<Tree> tree(Event value) {
        if (value == Event.START_OBJECT) {
            return Optional.of(Tree.of(parser.getObject()));
        }
        pass(value);
        return Optional.empty();
    }

    private String text(Event value) {
        if (value == Event.VALUE_STRING || value == Event.VALUE_NUMBER) {
            return parser.getString();
        }
        pass(value);
        return "";
    }

    /// Not by the parser's own skipping, which never ends when the document does so first.
    private void pass(Event value) {
        int depth = deeper(value);
        while (depth > 0) {
            depth += deeper(parser.next());
        }
    }

    private static int deeper(Event event) {
        return switch (event) {
            case START_OBJECT, START_ARRAY -> 1;
            case END_OBJECT, END_ARRAY -> -1;
            default -> 0;
        };
    }

    private Optional<JobToken> token() {
        return resources.stream()
                .flatMap(tree -> tree.children("endpoints").stream())
                .filter(e ->
                        e.text("name").filter("SystemVssConnection"::equalsIgnoreCase).isPresent())
                .flatMap(endpoint -> endpoint.child("authorization").stream())
                .flatMap(authorization -> authorization.child("parameters").stream())
                .flatMap(parameters -> parameters.filled("AccessToken").stream())
                .map(token -> new JobToken(Secret.of(token)))
                .findFirst();
    }

    private Optional<RunRef> run() {
        var repository = github.getOrDefault("repository", "");
        var id = github.getOrDefault("run_id", "");
        var attempt = github.getOrDefault("run_attempt", "1");
        try {
            return Optional.of(
                    new RunRef(repository, Long.parseLong(id), Integer.parseInt(attempt)));
        } catch (IllegalArgumentException _) { // a part is missing or no number
            return Optional.empty();
        }
    }
}
