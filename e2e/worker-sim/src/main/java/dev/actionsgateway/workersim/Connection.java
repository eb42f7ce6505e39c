package dev.actionsgateway.workersim;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The endpoint `SystemVssConnection` of the job: where its services are, and the token for all of
/// them.
///
/// @param runService with a slash at its end
/// @param token of this job alone
/// @param data further addresses, by name in any case
record Connection(URI runService, String token, Map<String, String> data) {

    static Optional<Connection> find(JsonObject resources) {
        return Json.objects(resources, "endpoints").stream()
                .filter(each ->
                        Json.text(each, "name")
                                .filter("SystemVssConnection"::equalsIgnoreCase)
                                .isPresent())
                .findFirst()
                .map(Connection::parse);
    }

    private static Connection parse(JsonObject json) {
        Map<String, String> data = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Json.object(json, "data")
                .ifPresent(object ->
                        object.forEach((name, value) ->
                                Json.text(value).ifPresent(text -> data.put(name, text))));
        String url =
                Json.text(json, "url")
                        .orElseThrow(() -> new WorkerCrash("SystemVssConnection has no url"));
        return new Connection(
                URI.create(withSlash(url)),
                Json.object(json, "authorization")
                        .flatMap(authorization -> Json.object(authorization, "parameters"))
                        .flatMap(parameters -> Json.text(parameters, "AccessToken"))
                        .orElse(""),
                data);
    }

    Optional<String> address(String name) {
        return Optional.ofNullable(data.get(name)).filter(value -> !value.isBlank());
    }

    /// The addresses that the runner is to look at when a job starts.
    List<String> connectivityChecks() {
        return Stream.of("ConnectivityChecks", "ConnectivityAndDNSChecks")
                .flatMap(name -> address(name).stream())
                .flatMap(text -> list(text).stream())
                .distinct()
                .toList();
    }

    static String withSlash(String url) {
        return url.endsWith("/") ? url : url + "/";
    }

    private static List<String> list(String text) {
        try {
            return Json.array(text).getValuesAs(JsonValue.class).stream()
                    .filter(JsonString.class::isInstance)
                    .map(each -> ((JsonString) each).getString())
                    .toList();
        } catch (JsonException _) {
            return List.of();
        }
    }
}
