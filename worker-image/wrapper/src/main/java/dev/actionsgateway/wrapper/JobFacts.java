package dev.actionsgateway.wrapper;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the wrapper must know of a message: what the job is called, and what nobody may see.
///
/// @param secrets values of secret variables, and what endpoints are reached with
/// @param patterns regular expressions that match secrets
record JobFacts(
        String messageType,
        String planId,
        String jobId,
        List<String> secrets,
        List<String> patterns) {

    /// Looks through the whole message.
    static JobFacts read(Reader message) throws IOException {
        return new Walk(new JsonReader(message)).walk();
    }

    /// The first part without which this is no job; empty if it is one.
    Optional<String> missing() {
        if (messageType.isBlank()) {
            return Optional.of("messageType");
        }
        if (planId.isBlank()) {
            return Optional.of("plan.planId");
        }
        return jobId.isBlank() ? Optional.of("jobId") : Optional.empty();
    }

    /// Keeps the names from the root to where the reader is; an array's place is empty.
    private static final class Walk {
        private static final int VARIABLE = 2; // below `variables`, and below `mask`
        private static final String TRUE = "true";

        private final JsonReader json;
        private final List<String> path = new ArrayList<>();
        private final List<String> secrets = new ArrayList<>();
        private final List<String> patterns = new ArrayList<>();
        private String name = "";
        private String messageType = "";
        private String planId = "";
        private String jobId = "";
        // of the variable or mask that is being read
        private String value = "";
        private String kind = "";

        Walk(JsonReader json) {
            this.json = json;
        }

        JobFacts walk() throws IOException {
            for (var token = json.next(); token != JsonReader.Token.END; token = json.next()) {
                switch (token) {
                    case NAME -> name = json.text().toLowerCase(Locale.ROOT);
                    case OBJECT, ARRAY -> enter();
                    case END_OBJECT, END_ARRAY -> leave();
                    default -> value(json.text());
                }
            }
            return new JobFacts(messageType, planId, jobId, secrets, patterns);
        }

        private void enter() {
            path.add(name);
            name = "";
            if (path.size() == VARIABLE + 1) {
                value = "";
                kind = "";
            }
        }

        private void leave() {
            if (isEntryOf("variables") && kind.equalsIgnoreCase(TRUE)) {
                secrets.add(value);
            } else if (isEntryOf("mask") && kind.equalsIgnoreCase("regex")) {
                patterns.add(value);
            }
            path.removeLast();
            name = "";
        }

        /// The root itself has an empty name.
        private boolean isEntryOf(String top) {
            return path.size() == VARIABLE + 1 && path.get(1).equals(top);
        }

        private void value(String text) {
            switch (path.size()) {
                case 1 -> top(text);
                case VARIABLE -> {
                    if (path.get(1).equals("plan") && name.equals("planid")) {
                        planId = text;
                    }
                }
                case VARIABLE + 1 -> entry(text);
                default -> {
                    if (isAuthorization()) {
                        secrets.add(text);
                    }
                }
            }
        }

        private void top(String text) {
            if (name.equals("messagetype")) {
                messageType = text;
            } else if (name.equals("jobid")) {
                jobId = text;
            }
        }

        private void entry(String text) {
            switch (name) {
                case "value" -> value = text;
                case "issecret", "type" -> kind = text;
                default -> {}
            }
        }

        private boolean isAuthorization() {
            return path.size() >= 6
                    && path.get(1).equals("resources")
                    && path.get(2).equals("endpoints")
                    && path.get(4).equals("authorization")
                    && path.get(5).equals("parameters");
        }
    }
}
