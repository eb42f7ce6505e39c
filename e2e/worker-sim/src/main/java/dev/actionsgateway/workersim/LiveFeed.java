package dev.actionsgateway.workersim;

import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Shows lines while the job runs, over a WebSocket. Nobody may rely on it: it has three tries to
/// connect, and lines that it cannot send are left out.
final class LiveFeed implements AutoCloseable {
    private static final int TRIES = 3;
    private static final int MOST_WAITING = 4096;
    private static final int MOST_LINES = 100;
    private static final int LONGEST = 1024;
    private static final int FRAGMENT = 1024;

    /// @param number in the step's log, from 1
    private record Line(String step, String text, long number) {}

    private static final Line END = new Line("", "", 0);

    private final Wire wire;
    private final URI target;
    private final Times times;
    private final Trace trace;
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean given = true;

    LiveFeed(Wire wire, URI target, Times times, Trace trace) {
        this.wire = wire;
        this.target = target;
        this.times = times;
        this.trace = trace;
        this.thread = Thread.ofVirtual().name("live-feed").start(this::run);
    }

    /// Shows a masked line, if there is room for it.
    void line(String step, String text, long number) {
        if (given) {
            String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
            given = waiting.offer(new Line(step, cut, number)) || given;
        }
    }

    /// Sends what is left, within the limit of a call.
    @Override
    public void close() {
        try {
            boolean _ = waiting.offer(END, 1, TimeUnit.SECONDS);
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            WebSocket socket = connect();
            boolean more = true;
            while (more) {
                more = send(socket);
                Thread.sleep(more ? times.steps().dividedBy(2) : Duration.ZERO);
            }
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(1, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
            given = false;
            trace.error("LiveFeed", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private WebSocket connect() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return wire.socket(target).buildAsync(target, new WebSocket.Listener() {}).join();
            } catch (CompletionException e) {
                if (attempt == TRIES) {
                    throw new IOException("no live feed", e.getCause());
                }
                Thread.sleep(times.steps());
            }
        }
    }

    /// Sends all that waits, in messages of one step each.
    ///
    /// @return whether there may be more
    private boolean send(WebSocket socket)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Line> lines = new ArrayList<>(List.of(waiting.take()));
        waiting.drainTo(lines);
        boolean end = lines.remove(END);
        int from = 0;
        for (int i = 1; i <= lines.size(); i++) {
            if (i == lines.size()
                    || i - from == MOST_LINES
                    || !lines.get(i).step().equals(lines.get(from).step())) {
                message(socket, lines.subList(from, i));
                from = i;
            }
        }
        return !end;
    }

    private static void message(WebSocket socket, List<Line> lines)
            throws InterruptedException, ExecutionException, TimeoutException {
        JsonArrayBuilder value = Json.PROVIDER.createArrayBuilder();
        lines.forEach(each -> value.add(each.text()));
        String json =
                Json.PROVIDER
                        .createObjectBuilder()
                        .add("count", lines.size())
                        .add("value", value)
                        .add("stepId", lines.getFirst().step())
                        .add("startLine", lines.getFirst().number())
                        .build()
                        .toString();
        for (int at = 0; at < json.length(); at += FRAGMENT) {
            int to = Math.min(json.length(), at + FRAGMENT);
            socket.sendText(json.substring(at, to), to == json.length()).get(5, TimeUnit.SECONDS);
        }
    }
}
