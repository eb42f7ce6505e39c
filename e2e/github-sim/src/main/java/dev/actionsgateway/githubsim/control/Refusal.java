package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.json.Json;

/// A request that cannot be done: which member is wrong, what it held, and what it may hold. It
/// never leaves this package.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String value;
    private final String remedy;
    private final int status;

    Refusal(String field, String value, String remedy) {
        this(400, field, value, remedy);
    }

    private Refusal(int status, String field, String value, String remedy) {
        super(field + ": " + remedy, null, false, false);
        this.status = status;
        this.field = field;
        this.value = value;
        this.remedy = remedy;
    }

    static Refusal unknown(String field, String value, String remedy) {
        return new Refusal(404, field, value, remedy);
    }

    Answer answer() {
        return Answer.json(
                status,
                Json.object()
                        .add("field", field)
                        .add("value", value)
                        .add("remedy", remedy)
                        .build());
    }
}
