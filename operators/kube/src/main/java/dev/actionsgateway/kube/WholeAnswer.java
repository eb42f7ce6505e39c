package dev.actionsgateway.kube;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Gives up an answer of which only a part comes. The client itself bounds the wait for its head
/// alone, and would wait for the rest as long as the connection stands.
///
/// For calls that end: a watch has a connection of another kind, which this does not see.
///
/// @param longest from the head to the end
record WholeAnswer(Duration longest) implements Interceptor {
    @Override
    public void after(
            HttpRequest request,
            HttpResponse<?> response,
            AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        if (response.body() instanceof AsyncBody body) {
            var _ =
                    body.done()
                            .copy() // the time of which is up does not say what was waited for
                            .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                            .whenComplete((_, failure) -> {
                                if (failure instanceof TimeoutException) {
                                    giveUp(body);
                                }
                            });
        }
    }

    private void giveUp(AsyncBody body) {
        var why = "the answer did not come to its end within %d ms".formatted(longest.toMillis());
        if (body.done().completeExceptionally(new TimeoutException(why))) {
            body.cancel();
        }
    }
}
