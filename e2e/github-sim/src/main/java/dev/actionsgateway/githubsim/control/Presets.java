package dev.actionsgateway.githubsim.control;

import dev.actionsgateway.githubsim.faults.Fault.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Failures that GitHub is known for, by name.
final class Presets {
    private static final Map<String, String> JSON =
            Map.of("Content-Type", "application/json; charset=utf-8");
    private static final Map<String, String> RATE_LIMIT =
            Map.of(
                    "Content-Type",
                    "application/json; charset=utf-8",
                    "x-ratelimit-limit",
                    "5000",
                    "x-ratelimit-remaining",
                    "0",
                    "x-ratelimit-used",
                    "5001",
                    "x-ratelimit-reset",
                    "4102444800",
                    "x-ratelimit-resource",
                    "core");
    private static final Map<String, Kind.Answers> ALL = new TreeMap<>();

    static {
        ALL.put(
                "primary-rate-limit",
                new Kind.Answers(
                        403,
                        RATE_LIMIT,
                        "{\"message\":\"API rate limit exceeded for installation ID 98765432.\","
                                + "\"documentation_url\":\"https://docs.github.com/rest/overview/"
                                + "rate-limits-for-the-rest-api\"}"));
        ALL.put("secondary-rate-limit", secondary(403));
        ALL.put("secondary-rate-limit-429", secondary(429));
        ALL.put("throttled", new Kind.Answers(429, Map.of(), ""));
        ALL.put("throttled-3s", new Kind.Answers(429, Map.of("Retry-After", "3"), ""));
        ALL.put("throttled-fraction", new Kind.Answers(429, Map.of("Retry-After", "1.5"), ""));
        ALL.put(
                "throttled-date",
                new Kind.Answers(429, Map.of("Retry-After", "Tue, 04 Mar 2031 10:00:00 GMT"), ""));
        ALL.put(
                "unavailable",
                new Kind.Answers(
                        503,
                        Map.of("Content-Type", "text/html"),
                        "<html><body>No server is currently available</body></html>"));
        ALL.put("bad-gateway", new Kind.Answers(502, Map.of(), ""));
        ALL.put(
                "unprocessable",
                new Kind.Answers(
                        422,
                        JSON,
                        "{\"source\":\"actions-run-service\",\"statusCode\":422,"
                                + "\"errorMessage\":\"Job is not processable\"}"));
    }

    private Presets() {}

    static Optional<Kind> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static Iterable<String> names() {
        return ALL.keySet();
    }

    private static Kind.Answers secondary(int status) {
        return new Kind.Answers(
                status,
                Map.of("Content-Type", "application/json; charset=utf-8", "Retry-After", "2"),
                "{\"message\":\"You have exceeded a secondary rate limit. Please wait a few minutes"
                        + " before you try again.\",\"documentation_url\":"
                        + "\"https://docs.github.com/rest/overview/rate-limits-for-the-rest-api\"}");
    }
}
