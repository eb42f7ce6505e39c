package dev.actionsgateway.githubsim.rest;

import dev.actionsgateway.githubsim.http.Answer;
import dev.actionsgateway.githubsim.http.Exchange;
import dev.actionsgateway.githubsim.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/// Lists in pages of `per_page`, 30 unless asked otherwise and never more than 100.
final class Pages {
    private Pages() {}

    static <T> Answer answer(
            Exchange exchange, String name, List<T> all, Function<T, JsonObject> write) {
        int size = Math.clamp(number(exchange, "per_page", 30), 1, 100);
        int page = Math.max(1, number(exchange, "page", 1));
        var items = Json.array();
        all.stream().skip((long) (page - 1) * size).limit(size).map(write).forEach(items::add);
        var answer =
                Answer.json(
                        200, Json.object().add("total_count", all.size()).add(name, items).build());
        int last = Math.max(1, (all.size() + size - 1) / size);
        return page < last
                ? answer.with(
                        "Link",
                        "<%s%s?per_page=%d&page=%d>; rel=\"next\", <%s%s?per_page=%d&page=%d>; rel=\"last\""
                                .formatted(
                                        exchange.base(),
                                        exchange.path(),
                                        size,
                                        page + 1,
                                        exchange.base(),
                                        exchange.path(),
                                        size,
                                        last))
                : answer;
    }

    private static int number(Exchange exchange, String name, int otherwise) {
        try {
            return exchange.parameter(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }
}
