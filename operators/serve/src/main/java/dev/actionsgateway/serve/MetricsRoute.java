package dev.actionsgateway.serve;

import io.helidon.http.HeaderNames;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.providers.micrometer.MicrometerPrometheusFormatter;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// `/metrics` in the text format of Prometheus.
///
/// Helidon's observe-metrics module would do the same with more jars, and searches for features.
record MetricsRoute(MeterRegistry meters) implements Handler {
    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var text = MicrometerPrometheusFormatter.builder(meters).build().format();
        response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
                .send(text.map(Object::toString).orElse(""));
    }
}
