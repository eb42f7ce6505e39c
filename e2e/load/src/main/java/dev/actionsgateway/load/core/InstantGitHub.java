package dev.actionsgateway.load.core;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.actionsgateway.github.wire.Answer;
import dev.actionsgateway.github.wire.Call;
import dev.actionsgateway.github.wire.Reply;
import dev.actionsgateway.github.wire.Wire;
import dev.actionsgateway.kit.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Answers every call at once and agrees to everything. It judges nothing: that is the simulator's
/// work.
final class InstantGitHub implements Wire {
    private static final Duration HOLD = Duration.ofSeconds(50);
    private static final String NOBODY = "{\"total_count\":0,\"runners\":[]}";

    private final String[] payload; // around plan id and job id
    private final BlockingQueue<Integer> jobs = new LinkedBlockingQueue<>();
    private final AtomicLong runners = new AtomicLong();
    private final AtomicInteger polling = new AtomicInteger();
    private final AtomicInteger unknown = new AtomicInteger();

    /// @param payload the text of a payload, with its own ids
    InstantGitHub(String payload) {
        this.payload =
                payload.replaceFirst("(\"planId\": *\")[^\"]+", "$1\0")
                        .replaceFirst("(\"jobId\": *\")[^\"]+", "$1\0")
                        .split("\0", -1);
    }

    /// Queues so many jobs at once.
    void queue(int number) {
        for (int job = 0; job < number; job++) {
            jobs.add(job);
        }
    }

    /// How many wait for a job now.
    int polling() {
        return polling.get();
    }

    /// How many calls had no answer here.
    int unknown() {
        return unknown.get();
    }

    @Override
    public Answer send(Call call, Deadline deadline) throws InterruptedException {
        var path = call.url().getPath();
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "registration-token" ->
                    reply(call, 201, "{\"token\":\"t\",\"expires_at\":\"2099-01-01T00:00:00Z\"}");
            case "runner-registration" ->
                    reply(
                            call,
                            200,
                            "{\"url\":\"https://p.test/\",\"token\":\"t\",\"use_v2_flow\":true}");
            case "runner-groups" ->
                    reply(
                            call,
                            200,
                            "{\"runner_groups\":[{\"id\":1,\"name\":\"Default\",\"default\":true}]}");
            case "runners" -> reply(call, 200, NOBODY);
            case "register" -> registered(call);
            case "token" -> reply(call, 200, "{\"access_token\":\"a\",\"expires_in\":3600}");
            case "session" -> reply(call, 200, "{\"sessionId\":\"" + UUID.randomUUID() + "\"}");
            case "message" -> message(call, deadline);
            case "acknowledge", "completejob" -> reply(call, 200, "{}");
            case "acquirejob" -> acquired(call);
            case "renewjob" -> reply(call, 200, "{\"lockedUntil\":\"2099-01-01T00:00:00Z\"}");
            default -> {
                unknown.incrementAndGet();
                yield reply(call, 404, "{}");
            }
        };
    }

    private Reply registered(Call call) {
        long id = runners.incrementAndGet();
        return reply(
                call,
                201,
                """
                {"id":%d,"name":"r","authorization":{"authorization_url":"https://login.test/token",
                 "server_url":"https://broker.test/","client_id":"c-%d"}}
                """
                        .formatted(id, id));
    }

    private Reply message(Call call, Deadline deadline) throws InterruptedException {
        var wait = deadline.within(HOLD).remaining();
        if (call.url().getQuery().contains("status=Busy")) {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos()); // until the job's end interrupts it
            return reply(call, 202, "");
        }
        polling.incrementAndGet();
        try {
            var job = jobs.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            return job == null ? reply(call, 202, "") : offer(call, job);
        } finally {
            polling.decrementAndGet();
        }
    }

    private static Reply offer(Call call, int job) {
        var body =
                "{\\\"runner_request_id\\\":\\\"r-%d\\\",\\\"run_service_url\\\":\\\"https://broker.test/run/\\\"}"
                        .formatted(job);
        return reply(
                call,
                200,
                "{\"messageId\":%d,\"messageType\":\"RunnerJobRequest\",\"body\":\"%s\"}"
                        .formatted(job + 1, body));
    }

    private Reply acquired(Call call) {
        var text = payload[0] + UUID.randomUUID() + payload[1] + UUID.randomUUID() + payload[2];
        return reply(call, 200, text);
    }

    private static Reply reply(Call call, int status, String body) {
        return new Reply(call, status, Map.of(), body.getBytes(UTF_8));
    }
}
