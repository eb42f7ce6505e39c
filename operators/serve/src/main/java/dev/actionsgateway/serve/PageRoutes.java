package dev.actionsgateway.serve;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.List;

/// What other programs ask for beside health and metrics.
///
/// @param pages each at its own path
record PageRoutes(List<Management.Page> pages) implements HttpService {
    @Override
    public void routing(HttpRules rules) {
        for (var page : pages) {
            rules.get(
                    page.path(),
                    (_, response) ->
                            response.header(HeaderNames.CONTENT_TYPE, "application/json")
                                    .send(page.json().get()));
        }
    }
}
