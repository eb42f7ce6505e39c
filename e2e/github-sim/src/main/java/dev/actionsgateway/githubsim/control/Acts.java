package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import jakarta.json.JsonValue;

/// What all control requests share.
final class Acts {
    private Acts() {}

    static long number(Exchange exchange) {
        return exchange.number("id")
                .orElseThrow(() -> new Refusal("id", exchange.variable("id"), "write a number"));
    }

    static Answer done() {
        return Answer.json(200, JsonValue.EMPTY_JSON_OBJECT);
    }
}
